package io.sosw.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** All metrics: one sample a unit and minute, or second for those of high resolution. Safe for use by several threads. */
final class Metrics {
    private static final Duration KEPT = Duration.ofDays(15);
    private final NavigableMap<MetricKey, Map<String, NavigableMap<Long, Sample>>> series =
            new ConcurrentSkipListMap<>();

    void put(String namespace, MetricDatum datum, Instant now) {
        var key = MetricKey.of(namespace, datum.metricName(), datum.dimensions());
        var time = Objects.requireNonNullElse(datum.timestamp(), now).getEpochSecond();
        var resolution = Integer.valueOf(1).equals(datum.storageResolution()) ? 1 : 60;
        var units = series.computeIfAbsent(key, k -> new TreeMap<>());
        synchronized (units) {
            var samples = units.computeIfAbsent(unit(datum), u -> new TreeMap<>());
            samples.headMap(now.minus(KEPT).getEpochSecond()).clear();
            samples.computeIfAbsent(time - Math.floorMod(time, resolution), t -> new Sample())
                    .add(datum);
        }
    }

    private static String unit(MetricDatum datum) {
        return Objects.requireNonNullElse(datum.unitAsString(), "None");
    }

    List<MetricKey> keys() {
        return List.copyOf(series.keySet());
    }

    /**
     * Calls with the beginning of each period that has values, in order.
     *
     * @param unit only values of that unit; null for all
     * @return the unit of the values
     */
    @Nullable
    String periods(
            MetricKey key,
            @Nullable String unit,
            Instant from,
            Instant to,
            int period,
            BiConsumer<Instant, Sample> each) {
        var units = series.get(key);
        if (units == null) {
            return unit;
        }
        var found = new TreeMap<Long, Sample>();
        var seen = new ArrayList<String>();
        var start = from.getEpochSecond() - Math.floorMod(from.getEpochSecond(), period);
        synchronized (units) {
            units.forEach((name, samples) -> {
                if (unit == null || unit.equals(name)) {
                    seen.add(name);
                    samples.subMap(start, to.getEpochSecond())
                            .forEach((time, sample) -> found.computeIfAbsent(
                                            time - Math.floorMod(time, period), t -> new Sample())
                                    .add(sample));
                }
            });
        }
        found.forEach((time, sample) -> each.accept(Instant.ofEpochSecond(time), sample));
        return seen.isEmpty() ? unit : seen.get(0);
    }
}
