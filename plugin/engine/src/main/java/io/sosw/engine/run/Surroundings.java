package io.sosw.engine.run;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment variables of a function's process: the shim's places are defaults, what is given wins. */
final class Surroundings {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    private Surroundings() {}

    /**
     * Variables to add to the process.
     *
     * @param given the variables that the person has exported
     * @param shim the running shim, or {@code null} for none
     */
    static Map<String, String> of(FunctionSpec function, Map<String, String> given, @Nullable ShimEndpoint shim) {
        var added = new LinkedHashMap<String, String>();
        function.environment().forEach((name, value) -> filled(value, shim).ifPresent(text -> added.put(name, text)));
        added.put("SOSW_FUNCTION", function.name());
        if (shim != null) {
            places(function, given, shim, added);
        }
        added.keySet().removeIf(given::containsKey);
        return added;
    }

    /** The value with what the shim has made put in; empty if it speaks of what only a deployment makes. */
    private static Optional<String> filled(String value, @Nullable ShimEndpoint shim) {
        var text = new StringBuilder();
        var reference = REFERENCE.matcher(value);
        while (reference.find()) {
            var found = shim == null ? null : shim.reference(reference.group(1));
            if (found == null) {
                return Optional.empty();
            }
            reference.appendReplacement(text, Matcher.quoteReplacement(found));
        }
        return Optional.of(reference.appendTail(text).toString());
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
