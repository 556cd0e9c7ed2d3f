package io.sosw.config;

import java.util.List;
import java.util.Map;

/**
 * What a configuration is made of.
 *
 * <p>Immutable and thread-safe.
 *
 * @param constants the defaults file
 * @param environment the environment variables
 * @param arguments the command line
 * @param checkNames whether a name in the defaults file that no option has is a problem; off on Lambda, where the
 *     options of the other wrappers are not loaded
 */
public record Sources(
        Constants constants, Map<String, String> environment, List<String> arguments, boolean checkNames) {

    /** Keeps a copy of the arguments. */
    public Sources {
        arguments = List.copyOf(arguments);
    }

    /** Never prints values: the environment may hold secrets. */
    @Override
    public String toString() {
        return "Sources of " + constants.source();
    }
}
