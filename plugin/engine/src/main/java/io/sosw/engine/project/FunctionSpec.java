package io.sosw.engine.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One function as {@code sosw.yml} declares it.
 *
 * @param line where its block begins
 * @param memory in MB (2^20 bytes)
 * @param timeout in seconds
 * @param retries how often Lambda repeats a failed asynchronous invocation
 * @param continuation how often the function may call itself again; 0 where it does not
 * @param labourer its record for the orchestration, with defaults; empty where the function takes no tasks
 */
public record FunctionSpec(
        String name,
        int line,
        String className,
        String description,
        @Nullable Trigger trigger,
        int memory,
        int timeout,
        Map<String, String> environment,
        int retries,
        List<Use> uses,
        List<String> calls,
        int continuation,
        Map<String, Object> labourer) {

    /** The function as the compiled descriptor holds it. */
    Map<String, Object> described() {
        var map = new LinkedHashMap<String, Object>();
        map.put("class", className);
        map.put("description", description);
        if (trigger != null) {
            map.put("trigger", trigger.described());
        }
        map.put("memory", memory);
        map.put("timeout", timeout);
        map.put("environment", environment);
        map.put("retries", retries);
        map.put("uses", uses.stream().map(FunctionSpec::described).toList());
        map.put("calls", calls);
        if (continuation > 0) {
            map.put("continuation", Map.of("max", continuation));
        }
        if (!labourer.isEmpty()) {
            map.put("labourer", labourer);
        }
        return map;
    }

    /** What a process of the function reads once, when it starts, and never again. */
    public Map<String, Object> atStart() {
        var map = described();
        map.keySet().retainAll(List.of("trigger", "memory", "timeout", "environment"));
        return map;
    }

    private static Map<String, Object> described(Use use) {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", use.kind());
        map.put("resource", use.resource());
        map.put("access", use.access());
        return map;
    }
}
