package io.sosw.engine.run;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment variables of a function's process: the shim's places are defaults, what is given wins. */
final class Surroundings {
    private Surroundings() {}

    /**
     * Variables to add to the process.
     *
     * @param given the variables that the person has exported
     * @param shim the running shim, or {@code null} for none
     */
    static Map<String, String> of(FunctionSpec function, Map<String, String> given, @Nullable ShimEndpoint shim) {
        var added = new LinkedHashMap<>(function.environment());
        added.put("SOSW_FUNCTION", function.name());
        if (shim != null) {
            places(function, given, shim, added);
        }
        added.keySet().removeIf(given::containsKey);
        return added;
    }

    private static void places(
            FunctionSpec function, Map<String, String> given, ShimEndpoint shim, Map<String, String> added) {
        added.put("AWS_ENDPOINT_URL", shim.endpoint());
        if (!given.containsKey("AWS_ENDPOINT_URL")) {
            added.put("AWS_REGION", shim.region());
            added.put("AWS_ACCESS_KEY_ID", "local");
            added.put("AWS_SECRET_ACCESS_KEY", "local");
        }
        if (function.trigger() instanceof Trigger.Queue queue) {
            shim.physicalName(queue.resource()).ifPresent(name -> added.put("READ_QUEUE", name));
        }
        var sql = shim.sql();
        if (sql != null) {
            added.put("DB_HOST", sql.host());
            added.put("DB_PORT", Integer.toString(sql.port()));
            added.put("DB_NAME", sql.database());
            added.put("DB_USER", sql.user());
            added.put("DB_PASS", sql.password());
        }
    }
}
