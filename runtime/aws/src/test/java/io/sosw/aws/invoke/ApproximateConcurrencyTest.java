package io.sosw.aws.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;

class ApproximateConcurrencyTest {
    private final List<GetMetricStatisticsRequest> asked = new ArrayList<>();

    private int estimate(double averageMillis, double invocations) {
        CloudWatchClient metrics = new CloudWatchClient() {
            @Override
            public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
                asked.add(request);
                var point = Datapoint.builder()
                        .average(averageMillis)
                        .sum(invocations)
                        .build();
                return GetMetricStatisticsResponse.builder()
                        .datapoints(averageMillis == 0 ? List.of() : List.of(point))
                        .build();
            }

            @Override
            public String serviceName() {
                return "monitoring";
            }

            @Override
            public void close() {}
        };
        return new ApproximateConcurrency(metrics, LocalAws.CLOCK, Duration.ofMinutes(5)).of("fn");
    }

    @ParameterizedTest(name = "{0} ms, {1} invocations: {2}")
    @CsvSource({"55000,5,1", "65000,5,2", "300000,5,5", "60000,5,1", "300000,0,0"})
    void isWhatSoswEstimates(double averageMillis, double invocations, int running) {
        assertThat(estimate(averageMillis, invocations)).isEqualTo(running);
    }

    @Test
    void nothingMeasuredIsNoneAndOneQuestion() {
        assertThat(estimate(0, 0)).isZero();
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).metricName()).isEqualTo("Duration");
        assertThat(asked.get(0).startTime()).isEqualTo(LocalAws.NOW.minusSeconds(300));
        assertThat(asked.get(0).period()).isEqualTo(300);
    }
}
