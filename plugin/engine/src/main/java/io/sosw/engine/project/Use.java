package io.sosw.engine.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that a function touches, and how.
 *
 * @param kind one of the keys of {@link #ACCESS}
 * @param resource the logical id in the template, or an external name
 */
public record Use(String kind, String resource, String access) {

    /** What may be done with each kind; the first is the default. */
    static final Map<String, List<String>> ACCESS = allowed();

    private static Map<String, List<String>> allowed() {
        var map = new LinkedHashMap<String, List<String>>();
        map.put("bucket", List.of("read", "write", "readwrite"));
        map.put("queue", List.of("send", "receive", "readwrite"));
        map.put("table", List.of("read", "write", "readwrite"));
        map.put("topic", List.of("publish"));
        map.put("database", List.of("read", "write", "readwrite"));
        map.put("secret", List.of("read"));
        map.put("parameter", List.of("read", "write", "readwrite"));
        map.put("labourers", List.of("read", "invoke"));
        map.put("email", List.of("send"));
        return Collections.unmodifiableMap(map);
    }
}
