package io.sosw.local.cloudwatch;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** What a datum must be like. */
final class MetricRules {
    private static final int MOST_DIMENSIONS = 30;
    private static final int MOST_VALUES = 150;

    private MetricRules() {}

    static void check(MetricDatum datum) {
        MetricQueries.required("MetricData.member.1.MetricName", datum.metricName());
        if (datum.dimensions().size() > MOST_DIMENSIONS) {
            throw MetricErrors.invalid("The collection Dimensions must not have a size greater than 30.");
        }
        if (datum.values().size() > MOST_VALUES) {
            throw MetricErrors.invalid("The collection Values must not have a size greater than 150.");
        }
        if (!datum.counts().isEmpty() && datum.counts().size() != datum.values().size()) {
            throw MetricErrors.combination("The parameters MetricData.member.1.Values and "
                    + "MetricData.member.1.Counts must be of the same size.");
        }
        var set = datum.statisticValues();
        var ways = Stream.of(datum.value(), datum.values().isEmpty() ? null : List.of(), set)
                .filter(java.util.Objects::nonNull)
                .count();
        if (ways != 1) {
            throw MetricErrors.combination(
                    "Exactly one of Value, Values and StatisticValues is wanted for " + datum.metricName() + ".");
        }
        if (set != null) {
            MetricQueries.required("StatisticValues.SampleCount", set.sampleCount());
            MetricQueries.required("StatisticValues.Sum", set.sum());
            MetricQueries.required("StatisticValues.Minimum", set.minimum());
            MetricQueries.required("StatisticValues.Maximum", set.maximum());
        }
        var values = DoubleStream.concat(
                DoubleStream.of(datum.value() == null ? 0 : datum.value()),
                datum.values().stream().mapToDouble(Double::doubleValue));
        if (values.anyMatch(value -> !Double.isFinite(value))) {
            throw MetricErrors.invalid("The value must be a number, neither NaN nor infinity.");
        }
    }
}
