package io.sosw.essentials.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.essentials.Vectors;
import io.sosw.essentials.ecology.CloudWatchMetrics;
import io.sosw.essentials.ecology.EcologyManager;
import io.sosw.essentials.ecology.EcologyStatus;
import io.sosw.essentials.labourer.Labourer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;

class EcologyVectorsTest {
    private static final Node NOTHING = Node.of("", null);

    static Stream<JsonNode> health() {
        return Vectors.of("ecology", "ecology.get_health", Set.of()).filter(vector -> !isMended(vector));
    }

    static Stream<JsonNode> status() {
        return Vectors.of("ecology", "ecology.get_labourer_status", Set.of());
    }

    static Stream<JsonNode> metric() {
        return Vectors.of("ecology", "ecology.fetch_metric_stats", Set.of());
    }

    static Stream<JsonNode> desired() {
        return Vectors.of("ecology", "orchestrator.desired_invocations", Set.of());
    }

    @ParameterizedTest
    @MethodSource
    void health(JsonNode vector) {
        var thrown = catchThrowable(() -> {
            var metric = LabourerReader.metric("m", Node.of("m", Vectors.value(vector.at("/args/1"))), NOTHING);
            var status = metric.status(OptionalDouble.of(vector.at("/args/0").asDouble()));
            assertThat(status)
                    .as("%s", vector)
                    .isEqualTo(EcologyStatus.of(vector.get("result").asInt()));
        });
        if (vector.has("error")) {
            assertThat(thrown).as("%s", vector).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(thrown).as("%s", vector).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource
    void status(JsonNode vector) {
        var fetched = new ArrayList<String>();
        var ecology = new EcologyManager(
                metric -> {
                    fetched.add(metric.name());
                    return OptionalDouble.of(
                            vector.at("/ctx/metric_values/" + metric.name()).asDouble());
                },
                io.sosw.essentials.ecology.Coefficients.DEFAULT,
                clock(vector));
        var metrics = LabourerReader.read(
                        "l",
                        Node.of("l", Map.of("health_metrics", orEmpty(Vectors.value(vector.at("/args/0"))))),
                        NOTHING)
                .healthMetrics();

        assertThat(ecology.status(metrics))
                .isEqualTo(EcologyStatus.of(vector.at("/result/status").asInt()));
        assertThat(fetched).isEqualTo(Vectors.names(vector.at("/result/fetched")));
    }

    @ParameterizedTest
    @MethodSource
    void metric(JsonNode vector) {
        var asked = new ArrayList<GetMetricStatisticsRequest>();
        var defaults = Node.of("defaults", Vectors.value(vector.at("/ctx/ecology_config/default_metric_values")));
        var value = new ArrayList<Double>();
        var thrown = catchThrowable(() -> value.add(new CloudWatchMetrics(cloudWatch(vector, asked), clock(vector))
                .value(LabourerReader.query(Node.of("details", Vectors.value(vector.at("/args/0"))), defaults))
                .getAsDouble()));
        if (vector.has("error")) {
            assertThat(thrown).as("%s", vector).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(thrown).as("%s", vector).isNull();
        assertThat(value).containsExactly(vector.at("/result/value").asDouble());
        var request = asked.get(0);
        var expected = vector.at("/result/calls/0/params");
        assertThat(request.metricName()).isEqualTo(expected.get("MetricName").asText());
        assertThat(request.period()).isEqualTo(expected.get("Period").asInt());
        assertThat(request.startTime()).isEqualTo(moment(expected.at("/StartTime/$datetime")));
        assertThat(request.endTime()).isEqualTo(moment(expected.at("/EndTime/$datetime")));
        assertThat(request.statisticsAsStrings()).isEqualTo(Vectors.names(expected.get("Statistics")));
    }

    @ParameterizedTest
    @MethodSource
    void desired(JsonNode vector) {
        var thrown = catchThrowable(() -> {
            var settings = EssentialsSettings.of(
                    vector.has("ctx") ? Vectors.map(vector.at("/ctx/orchestrator_config")) : Map.of());
            var most = vector.at("/args/1");
            var labourer = Labourer.of("l", "l").withMaxSimultaneousInvocations(most.isNull() ? 0 : most.asInt());
            var metric = LabourerReader.metric(
                    "m", Node.of("m", always(vector.at("/args/0").asInt())), NOTHING);
            var cap = new EcologyManager(any -> OptionalDouble.of(1), settings.coefficients(), clock(vector))
                    .cap(labourer.maxSimultaneousInvocations(), List.of(metric));
            int free = Math.max(cap - vector.at("/args/2").asInt(), 0);
            assertThat(free).as("%s", vector).isEqualTo(vector.get("result").asInt());
        });
        if (vector.has("error")) {
            assertThat(thrown).as("%s", vector).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(thrown).as("%s", vector).isNull();
        }
    }

    private static Map<String, Object> always(int status) {
        return Map.of(
                "details",
                Map.of("MetricName", "x"),
                "feelings",
                Map.of(String.valueOf(status), 1),
                "feeling_comparison_operator",
                "eq");
    }

    private static Object orEmpty(Object value) {
        return value == null ? Map.of() : value;
    }

    /** Q16: targets that the original cannot have, in {@link HealthTest}; and a status 10, which there is not. */
    private static boolean isMended(JsonNode vector) {
        var feelings = Node.of("", Vectors.value(vector.at("/args/1/feelings")));
        if (feelings.values().containsKey("10")) {
            return true;
        }
        return vector.has("error")
                && vector.at("/args/1/feeling_comparison_operator").isTextual()
                && feelings.values().keySet().stream()
                        .max(String::compareTo)
                        .filter(best -> !original(vector, feelings.number(best)))
                        .isPresent()
                && catchThrowable(() -> LabourerReader.metric(
                                        "m", Node.of("m", Vectors.value(vector.at("/args/1"))), NOTHING)
                                .status(OptionalDouble.of(vector.at("/args/0").asDouble())))
                        == null;
    }

    /** Whether the original takes this as the best target: it compares it with zero. */
    private static boolean original(JsonNode vector, double target) {
        return switch (vector.at("/args/1/feeling_comparison_operator").asText().replace("_", "")) {
            case "le", "lt" -> target > 0;
            case "ge", "gt" -> target < 0;
            case "ne" -> target == 0;
            default -> true;
        };
    }

    private static CloudWatchClient cloudWatch(JsonNode vector, List<GetMetricStatisticsRequest> asked) {
        return new CloudWatchClient() {
            @Override
            public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
                asked.add(request);
                var points = new ArrayList<Datapoint>();
                vector.at("/ctx/responses/get_metric_statistics/0/Datapoints")
                        .forEach(point -> points.add(Datapoint.builder()
                                .average(point.path("Average").asDouble())
                                .maximum(point.path("Maximum").asDouble())
                                .minimum(point.path("Minimum").asDouble())
                                .build()));
                return GetMetricStatisticsResponse.builder().datapoints(points).build();
            }

            @Override
            public String serviceName() {
                return "monitoring";
            }

            @Override
            public void close() {}
        };
    }

    private static Clock clock(JsonNode vector) {
        return Clock.fixed(Instant.parse(vector.get("now").asText()), ZoneOffset.UTC);
    }

    private static Instant moment(JsonNode text) {
        return Instant.parse(text.asText() + "Z");
    }
}
