package io.sosw.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.time.Instant;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class CloudWatchWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static CloudWatchClient metrics;

    @BeforeAll
    static void connect() {
        metrics = PORT.client(CloudWatchClient.builder());
    }

    @AfterAll
    static void disconnect() {
        metrics.close();
    }

    @Test
    void statisticsAndPercentilesOfAPeriod() {
        put("latency", 1, IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        var point = metrics.getMetricStatistics(r -> r.namespace("test")
                        .metricName("latency")
                        .dimensions(Dimension.builder().name("d").value("x").build())
                        .startTime(NOW)
                        .endTime(NOW.plusSeconds(300))
                        .period(300)
                        .statistics(Statistic.SUM, Statistic.AVERAGE, Statistic.MAXIMUM, Statistic.SAMPLE_COUNT)
                        .extendedStatistics("p50", "p99", "tm90", "PR(:10)", "IQM", "TS(50%:100%)"))
                .datapoints()
                .get(0);

        assertThat(point.timestamp()).isEqualTo(NOW);
        assertThat(point.sum()).isEqualTo(5050);
        assertThat(point.average()).isEqualTo(50.5);
        assertThat(point.maximum()).isEqualTo(100);
        assertThat(point.sampleCount()).isEqualTo(100);
        assertThat(point.minimum()).isNull();
        assertThat(point.unit()).isEqualTo(StandardUnit.MILLISECONDS);
        assertThat(point.extendedStatistics())
                .isEqualTo(Map.of(
                        "p50", 50.0, "p99", 99.0, "tm90", 45.5, "PR(:10)", 10.0, "IQM", 50.5, "TS(50%:100%)", 3775.0));
    }

    @Test
    void dataOfSeveralQueriesWithAnExpressionOverThem() {
        put("errors", 0, 1, 1);
        put("errors", 60, 4);
        put("calls", 0, 10, 10);
        put("calls", 60, 8);
        var answer = metrics.getMetricData(r -> r.startTime(NOW)
                .endTime(NOW.plusSeconds(120))
                .metricDataQueries(
                        query("e", "errors").toBuilder().returnData(false).build(),
                        query("c", "calls").toBuilder().returnData(false).build(),
                        MetricDataQuery.builder()
                                .id("rate")
                                .expression("100 * e / (c + 0)")
                                .label("error rate")
                                .build()));

        var result = answer.metricDataResults().get(0);
        assertThat(answer.metricDataResults()).hasSize(1);
        assertThat(result.label()).isEqualTo("error rate");
        assertThat(result.timestamps()).containsExactly(NOW.plusSeconds(60), NOW);
        assertThat(result.values()).containsExactly(50.0, 10.0);
        assertThatThrownBy(() -> metrics.getMetricData(r -> r.startTime(NOW)
                        .endTime(NOW.plusSeconds(60))
                        .metricDataQueries(q -> q.id("x").expression("ANOMALY_DETECTION_BAND(e)"))))
                .hasMessageContaining("'e' is not defined");
    }

    @Test
    void metricsAreListedByDimension() {
        put("listed", 0, 1);
        assertThat(metrics.listMetrics(
                                r -> r.namespace("test").metricName("listed").dimensions(d -> d.name("d")))
                        .metrics())
                .hasSize(1);
        assertThat(metrics.listMetrics(
                                r -> r.namespace("test").metricName("listed").dimensions(d -> d.name("other")))
                        .metrics())
                .isEmpty();
    }

    @Test
    void anAlarmKnowsItsStateAndItsHistory() {
        metrics.putMetricAlarm(r -> r.alarmName("too-many")
                .namespace("live")
                .metricName("errors")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
        assertThat(state("too-many")).isEqualTo(StateValue.INSUFFICIENT_DATA);
        metrics.putMetricData(
                r -> r.namespace("live").metricData(d -> d.metricName("errors").value(6.0)));
        assertThat(state("too-many")).isEqualTo(StateValue.ALARM);
        assertThat(metrics.describeAlarmHistory(r -> r.alarmName("too-many")).alarmHistoryItems())
                .extracting(i -> i.historySummary())
                .containsExactly("Alarm updated from INSUFFICIENT_DATA to ALARM");
        metrics.setAlarmState(r -> r.alarmName("too-many").stateValue("OK").stateReason("by hand"));
        assertThat(state("too-many")).isEqualTo(StateValue.OK);
        assertThat(metrics.describeAlarmsForMetric(r -> r.namespace("live").metricName("errors"))
                        .metricAlarms())
                .hasSize(1);
        metrics.disableAlarmActions(r -> r.alarmNames("too-many"));
        metrics.enableAlarmActions(r -> r.alarmNames("too-many"));
        metrics.deleteAlarms(r -> r.alarmNames("too-many"));
        assertThat(metrics.describeAlarms(r -> r.alarmNames("too-many")).metricAlarms())
                .isEmpty();
    }

    @Test
    void refusalsAreTheModeledExceptions() {
        assertThatThrownBy(() -> metrics.setAlarmState(
                        r -> r.alarmName("none").stateValue("OK").stateReason("r")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Unknown alarm: none");
        assertThatThrownBy(() -> metrics.putMetricData(r -> r.namespace("n")
                        .metricData(d -> d.metricName("m").value(1.0).values(1.0))))
                .isInstanceOf(InvalidParameterCombinationException.class);
        assertThatThrownBy(
                        () -> metrics.getMetricStatistics(r -> r.namespace("n").metricName("m")))
                .isInstanceOf(MissingRequiredParameterException.class)
                .hasMessageContaining("The parameter StartTime is required.");
    }

    @Test
    void aFormOfTheOldQueryProtocolIsRead() throws Exception {
        var body = "Action=PutMetricData&Version=2010-08-01&Namespace=old&MetricData.member.1.MetricName=m"
                + "&MetricData.member.1.Value=2";
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(PORT.endpoint() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("PutMetricDataResponse");
        assertThat(metrics.listMetrics(r -> r.namespace("old")).metrics()).hasSize(1);
    }

    private static void put(String name, int second, double... values) {
        metrics.putMetricData(r -> r.namespace("test")
                .metricData(d -> d.metricName(name)
                        .dimensions(Dimension.builder().name("d").value("x").build())
                        .timestamp(NOW.plusSeconds(second))
                        .unit(StandardUnit.MILLISECONDS)
                        .values(DoubleStream.of(values).boxed().toList())));
    }

    private static MetricDataQuery query(String id, String name) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(s -> s.period(60)
                        .stat("Sum")
                        .metric(m -> m.namespace("test")
                                .metricName(name)
                                .dimensions(
                                        Dimension.builder().name("d").value("x").build())))
                .build();
    }

    private static StateValue state(String alarm) {
        return metrics.describeAlarms(r -> r.alarmNames(alarm))
                .metricAlarms()
                .get(0)
                .stateValue();
    }
}
