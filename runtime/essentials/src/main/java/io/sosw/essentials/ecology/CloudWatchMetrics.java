package io.sosw.essentials.ecology;

import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * Metrics of CloudWatch: the statistic of the periods within the slice before now, and again of all of those.
 *
 * <p>Safe for use by several threads.
 */
public final class CloudWatchMetrics implements MetricSource {
    private final CloudWatchClient cloudWatch;
    private final Clock clock;

    public CloudWatchMetrics(CloudWatchClient cloudWatch, Clock clock) {
        this.cloudWatch = cloudWatch;
        this.clock = clock;
    }

    @Override
    public OptionalDouble value(Metric metric) {
        var now = clock.instant();
        var points = cloudWatch
                .getMetricStatistics(request -> request.namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(dimensions(metric))
                        .statistics(Statistic.fromValue(metric.statistic().label()))
                        .period((int) metric.period().toSeconds())
                        .startTime(now.minus(metric.slice()))
                        .endTime(now))
                .datapoints();
        return switch (metric.statistic()) {
            case AVERAGE -> values(points, Datapoint::average).average();
            case MAXIMUM -> values(points, Datapoint::maximum).max();
            case MINIMUM -> values(points, Datapoint::minimum).min();
        };
    }

    private static DoubleStream values(List<Datapoint> points, java.util.function.ToDoubleFunction<Datapoint> value) {
        return points.stream().mapToDouble(value);
    }

    private static List<Dimension> dimensions(Metric metric) {
        return metric.dimensions().entrySet().stream()
                .map(dimension -> Dimension.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
    }
}
