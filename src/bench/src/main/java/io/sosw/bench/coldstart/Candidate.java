package io.sosw.bench.coldstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A packaged function and how it is started.
 *
 * @param command starts it; its own variables come from the laboratory
 * @param environment more variables
 * @param archive what is uploaded, for its size; a function that needs a layer has two
 */
record Candidate(String name, List<String> command, Map<String, String> environment, List<Path> archive) {
    /** Whether it is a container, whose process is the engine's child. */
    boolean container() {
        return command.get(0).equals("docker");
    }

    Candidate with(String addition, String variable, String value) {
        var more = new java.util.HashMap<>(environment);
        more.put(variable, value);
        return new Candidate(name + addition, command, more, archive);
    }
}
