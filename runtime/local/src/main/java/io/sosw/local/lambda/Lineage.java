package io.sosw.local.lambda;

import io.sosw.local.lambda.function.LambdaErrors;
import io.sosw.local.lambda.function.LambdaFunction;
import io.sosw.local.world.Ids;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * How often each function has run on the way from the first event to this one. It travels in X-Ray's trace header, which
 * the SDK takes along to Lambda and SQS; a chain that runs a function again and again is stopped.
 *
 * @param root names the first event
 * @param runs by function
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html">Lambda: recursive loops</a>
 */
record Lineage(String root, Map<String, Integer> runs) {
    /** Lambda stops a loop after approximately so many calls. */
    private static final int MOST = 16;

    private static final Pattern ROOT = Pattern.compile("Root=([^;]+)");
    private static final Pattern LINEAGE = Pattern.compile("Lineage=([^;]+)");

    /** That of a trace header; a new one if there is none. */
    static Lineage of(String header, RandomGenerator random) {
        var root = ROOT.matcher(header);
        var runs = new LinkedHashMap<String, Integer>();
        var lineage = LINEAGE.matcher(header);
        if (lineage.find()) {
            for (var part : lineage.group(1).split("\\|", -1)) {
                var pair = part.split(":", -1);
                if (pair.length == 2 && pair[1].matches("[0-9]{1,5}")) {
                    runs.put(pair[0], Integer.parseInt(pair[1]));
                }
            }
        }
        return new Lineage(root.find() ? root.group(1) : root(random), runs);
    }

    private static String root(RandomGenerator random) {
        var hex = Ids.uuid(random).toString().replace("-", "");
        return "1-" + hex.substring(0, 8) + "-" + hex.substring(8);
    }

    /** Of several events in one batch, the one that has come the longest way. */
    Lineage longer(Lineage other) {
        return longest() >= other.longest() ? this : other;
    }

    private int longest() {
        return runs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /**
     * What the function is run with.
     *
     * @throws software.amazon.awssdk.services.lambda.model.RecursiveInvocationException if it has run too often
     */
    Lineage into(LambdaFunction function) {
        var name = hash(function.name());
        var more = new LinkedHashMap<>(runs);
        var count = more.merge(name, 1, Integer::sum);
        if (count > MOST && !function.recursionAllowed()) {
            throw LambdaErrors.recursive(function.name());
        }
        return new Lineage(root, more);
    }

    private static String hash(String function) {
        return String.format(Locale.ROOT, "%08x", function.hashCode());
    }

    /** As the header has it. */
    String header() {
        var parts = new StringBuilder();
        runs.forEach((name, count) -> parts.append(parts.isEmpty() ? "" : "|")
                .append(name)
                .append(':')
                .append(count));
        return "Root=" + root + ";Sampled=0" + (runs.isEmpty() ? "" : ";Lineage=" + parts);
    }
}
