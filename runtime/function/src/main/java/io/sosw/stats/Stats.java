package io.sosw.stats;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a process that lives as long as it is warm. {@link #reset} ends an invocation: what was counted is added to
 * {@code total_…} and begins at zero again. Clients count in a {@link #child} of their own; where two use one name, their
 * values are summed.
 *
 * <p>Safe for use by several threads.
 */
public final class Stats {
    private static final String TOTAL = "total_";
    private static final double NANOS = 1e9;

    private final Map<String, Double> values = new TreeMap<>();
    private final List<Stats> children = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Set<String> lifetime;

    /** Counts nothing yet. */
    public Stats(Clock clock) {
        this(clock, Set.of());
    }

    /**
     * @param clock measures durations
     * @param lifetime names that {@link #reset} leaves alone
     */
    public Stats(Clock clock, Set<String> lifetime) {
        this.clock = clock;
        this.lifetime = Set.copyOf(lifetime);
    }

    /** Counters of a part, shown and reset with these. */
    public Stats child() {
        var child = new Stats(clock, lifetime);
        children.add(child);
        return child;
    }

    /** Adds to a counter, which begins at zero. */
    public void add(String name, double amount) {
        synchronized (values) {
            values.merge(name, amount, Double::sum);
        }
    }

    /** Adds one. */
    public void increment(String name) {
        add(name, 1);
    }

    /**
     * Times work, whether it succeeds or not: {@code time_<name>} in seconds and {@code calls_<name>}.
     *
     * @throws Exception what the work threw
     */
    public <T extends @Nullable Object> T time(String name, Callable<T> work) throws Exception {
        var begin = clock.instant();
        try {
            return work.call();
        } finally {
            add("time_" + name, Duration.between(begin, clock.instant()).toNanos() / NANOS);
            increment("calls_" + name);
        }
    }

    /** The value of a counter with those of all parts, 0 if nothing was counted. */
    public double value(String name) {
        double sum;
        synchronized (values) {
            sum = values.getOrDefault(name, 0.0);
        }
        for (var child : children) {
            sum += child.value(name);
        }
        return sum;
    }

    /** All values with those of all parts, sorted by name; whole numbers as {@link Long}, others as {@link Double}. */
    public Map<String, Number> values() {
        var sums = new TreeMap<String, Double>();
        collect(sums);
        var shown = new TreeMap<String, Number>();
        sums.forEach((name, sum) -> shown.put(name, sum == Math.rint(sum) ? (Number) sum.longValue() : (Number) sum));
        return shown;
    }

    private void collect(Map<String, Double> sums) {
        synchronized (values) {
            values.forEach((name, value) -> sums.merge(name, value, Double::sum));
        }
        children.forEach(child -> child.collect(sums));
    }

    /** Ends an invocation, here and in all parts. */
    public void reset() {
        synchronized (values) {
            var ended = new TreeMap<>(values);
            ended.forEach((name, value) -> {
                if (!name.startsWith(TOTAL) && !lifetime.contains(name)) {
                    values.remove(name);
                    values.merge(TOTAL + name, value, Double::sum);
                }
            });
        }
        children.forEach(Stats::reset);
    }
}
