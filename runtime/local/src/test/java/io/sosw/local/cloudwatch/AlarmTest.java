package io.sosw.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmTest {
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:ops";
    private final ManualTime time = new ManualTime();
    private final List<Deliveries.Message> sent = new ArrayList<>();
    private LocalCloudWatch metrics;

    @BeforeEach
    void open() {
        var world = TestWorlds.manual(time);
        world.deliveries().register("sns", (arn, message) -> sent.add(message));
        metrics = new LocalCloudWatch(world);
    }

    @Test
    void aTopicIsToldOfEachChangeAndTheAlarmGoesBackWhenTimePasses() {
        alarm(r -> r.treatMissingData("notBreaching").alarmActions(TOPIC).okActions(TOPIC));
        time.advance(Duration.ofMinutes(1));
        put(9);
        put(9);
        time.advance(Duration.ofMinutes(3));

        assertThat(sent)
                .extracting(m -> String.valueOf(((Map<?, ?>) Json.parse(m.body())).get("NewStateValue")))
                .containsExactly("OK", "ALARM", "OK");
    }

    @Test
    void disabledActionsStaySilent() {
        alarm(r -> r.actionsEnabled(false).alarmActions(TOPIC));
        put(9);
        assertThat(state()).isEqualTo(StateValue.ALARM);
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"missing,INSUFFICIENT_DATA", "ignore,ALARM", "breaching,ALARM", "notBreaching,OK"})
    void missingDataIsTreatedAsAsked(String treatment, StateValue expected) {
        alarm(r -> r.treatMissingData(treatment));
        put(9);
        time.advance(Duration.ofMinutes(5));
        assertThat(state()).isEqualTo(expected);
    }

    @Test
    void mOutOfNPeriods() {
        alarm(r -> r.evaluationPeriods(3).datapointsToAlarm(2));
        put(9);
        assertThat(state()).isEqualTo(StateValue.OK);
        time.advance(Duration.ofMinutes(1));
        put(1);
        assertThat(state()).isEqualTo(StateValue.OK);
        time.advance(Duration.ofMinutes(1));
        put(9);
        assertThat(state()).isEqualTo(StateValue.ALARM);
    }

    private void alarm(java.util.function.Consumer<PutMetricAlarmRequest.Builder> more) {
        metrics.putMetricAlarm(r -> r.alarmName("a")
                .namespace("n")
                .metricName("m")
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator("GreaterThanThreshold")
                .applyMutation(more));
    }

    private void put(double value) {
        metrics.putMetricData(
                r -> r.namespace("n").metricData(d -> d.metricName("m").value(value)));
    }

    private StateValue state() {
        return metrics.describeAlarms(r -> r.alarmNames("a"))
                .metricAlarms()
                .get(0)
                .stateValue();
    }
}
