package io.sosw.maven;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pom gives to settings, by property. */
final class PomValues {
    private final Map<String, String> said = new TreeMap<>();

    /** Notes a value, if there is one. */
    PomValues add(String property, @Nullable String value) {
        if (value != null) {
            said.put(property, value);
        }
        return this;
    }

    Map<String, String> all() {
        return Map.copyOf(said);
    }
}
