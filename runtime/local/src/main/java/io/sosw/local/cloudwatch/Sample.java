package io.sosw.local.cloudwatch;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** What is known of the values in a stretch of time: the four sums, and each value with its count. Not thread-safe. */
final class Sample {
    private final TreeMap<Double, Double> counts = new TreeMap<>();
    private double count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    void add(double value, double times) {
        counts.merge(value, times, Double::sum);
        put(times, value * times, value, value);
    }

    void add(MetricDatum datum) {
        var set = datum.statisticValues();
        if (set != null) {
            if (set.minimum().equals(set.maximum())) {
                counts.merge(set.minimum(), set.sampleCount(), Double::sum);
            }
            put(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
        }
        if (datum.value() != null) {
            add(datum.value(), 1);
        }
        for (var i = 0; i < datum.values().size(); i++) {
            add(
                    datum.values().get(i),
                    datum.counts().isEmpty() ? 1 : datum.counts().get(i));
        }
    }

    void add(Sample other) {
        other.counts.forEach((value, times) -> counts.merge(value, times, Double::sum));
        put(other.count, other.sum, other.minimum, other.maximum);
    }

    private void put(double moreCount, double moreSum, double low, double high) {
        count += moreCount;
        sum += moreSum;
        minimum = Math.min(minimum, low);
        maximum = Math.max(maximum, high);
    }

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    /** Value to count, in the order of the values; those that came as a set of statistics are not in it. */
    Map<Double, Double> counts() {
        return counts;
    }
}
