package io.sosw.log;

import io.sosw.json.Json;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics of CloudWatch that are printed and never sent: one line in the embedded metric format, which CloudWatch Logs
 * turns into metrics by itself. Printed when it is closed, so a context holds one an invocation:
 *
 * <pre>{@code
 * context.metrics().count("rowsLoaded", rows.size());
 * }</pre>
 *
 * <p>The line carries the request id, and {@code coldStart} in the first invocation of a process. Not thread-safe.
 */
public final class Metrics implements AutoCloseable {
    /** As many as one line may hold, of metrics and of values of each. */
    private static final int MOST = 100;

    private final String namespace;
    private final Map<String, String> dimensions;
    private final PrintStream out;
    private final Clock clock;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<String, Object> notes = new LinkedHashMap<>();

    /**
     * @param namespace for example {@code acme/airports}
     * @param dimensions what the metrics are told apart by, such as {@code function}; each set of values is paid for
     * @param out standard output, where Lambda reads logs
     */
    public Metrics(String namespace, Map<String, String> dimensions, PrintStream out, Clock clock) {
        this.namespace = namespace;
        this.dimensions = new LinkedHashMap<>(dimensions);
        this.out = out;
        this.clock = clock;
    }

    /** Adds a value without a unit's meaning: how many. */
    public void count(String name, double value) {
        add(name, value, "Count");
    }

    /** Adds a value in milliseconds. */
    public void millis(String name, double value) {
        add(name, value, "Milliseconds");
    }

    /**
     * Adds a value.
     *
     * @param unit one of CloudWatch's: {@code Count}, {@code Seconds}, {@code Bytes}, {@code Percent}, {@code None} …
     * @throws IllegalArgumentException if the metric has another unit already
     */
    public void add(String name, double value, String unit) {
        var known = metrics.get(name);
        if (known != null && !known.unit.equals(unit)) {
            throw new IllegalArgumentException("The metric " + name + " is in " + known.unit + ", not in " + unit);
        }
        if (known == null ? metrics.size() == MOST : known.values.size() == MOST) {
            close();
        }
        metrics.computeIfAbsent(name, any -> new Metric(unit, new ArrayList<>()))
                .values
                .add(value);
    }

    /**
     * Adds a member to all lines to come that is no metric: what to search for, such as the bucket that the numbers are of. It costs
     * nothing, however many values there are.
     *
     * @param value whatever {@link Json} writes
     */
    public void note(String name, Object value) {
        notes.put(name, value);
    }

    /** Prints what was added since the last time, if a metric was. */
    @Override
    public void close() {
        if (metrics.isEmpty()) {
            return;
        }
        out.println(Json.write(line()));
        metrics.clear();
    }

    private Map<String, Object> line() {
        var declared = new ArrayList<Map<String, String>>();
        var line = new LinkedHashMap<String, Object>();
        metrics.forEach((name, metric) -> declared.add(Map.of("Name", name, "Unit", metric.unit)));
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                namespace,
                                "Dimensions",
                                List.of(List.copyOf(dimensions.keySet())),
                                "Metrics",
                                declared))));
        line.putAll(notes);
        line.putAll(dimensions);
        var running = LineLogger.running();
        if (running != null) {
            line.put("AWSRequestId", running.requestId());
            if (running.cold()) {
                line.put("coldStart", true);
            }
        }
        metrics.forEach(
                (name, metric) -> line.put(name, metric.values.size() == 1 ? metric.values.get(0) : metric.values));
        return line;
    }

    private record Metric(String unit, List<Double> values) {}
}
