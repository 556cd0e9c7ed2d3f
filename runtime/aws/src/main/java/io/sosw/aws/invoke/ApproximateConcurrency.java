package io.sosw.aws.invoke;

import io.sosw.continuation.Concurrency;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * About how many executions of a function run at once, from CloudWatch: invocations times average duration over the last
 * minutes. Needs {@code software.amazon.awssdk:cloudwatch} on the class path and {@code cloudwatch:GetMetricStatistics}.
 *
 * <p>Safe for use by several threads.
 */
public final class ApproximateConcurrency implements Concurrency {
    private final CloudWatchClient client;
    private final Clock clock;
    private final Duration period;

    /**
     * @param period how far back; whole minutes, sosw takes 5
     */
    public ApproximateConcurrency(CloudWatchClient client, Clock clock, Duration period) {
        this.client = client;
        this.clock = clock;
        this.period = period;
    }

    @Override
    public int of(String function) {
        var averageMillis = statistic(function, "Duration", Statistic.AVERAGE, Datapoint::average);
        if (averageMillis == 0) {
            return 0;
        }
        var invocations = statistic(function, "Invocations", Statistic.SUM, Datapoint::sum);
        return (int) Math.ceil(invocations * averageMillis / period.toMillis());
    }

    private double statistic(String function, String metric, Statistic statistic, ToDoubleFunction<Datapoint> value) {
        var now = clock.instant();
        var answer = client.getMetricStatistics(GetMetricStatisticsRequest.builder()
                .namespace("AWS/Lambda")
                .metricName(metric)
                .dimensions(
                        Dimension.builder().name("FunctionName").value(function).build())
                .startTime(now.minus(period))
                .endTime(now)
                .period((int) period.toSeconds())
                .statistics(List.of(statistic))
                .build());
        return answer.datapoints().stream().mapToDouble(value).findFirst().orElse(0);
    }
}
