package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Calls go over to a new version bit by bit, and back when an alarm rings. */
class GradualShiftTest {
    private static final String FUNCTION = "orders-lab-take-orders";

    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void deployed() throws Exception {
        cloud = new Cloud(folder);
        cloud.replace("template.yaml", "Resources:", """
            Resources:
              TooManyErrors:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: too-many-errors
                  Namespace: AWS/Lambda
                  MetricName: Errors
                  Dimensions: [{Name: FunctionName, Value: !Sub "${AWS::StackName}-take-orders"}]
                  ComparisonOperator: GreaterThanThreshold
                  EvaluationPeriods: 1
                  Period: 60
                  Statistic: Sum
                  Threshold: 0
            """.stripTrailing());
        cloud.commandLine.put("sosw.shift", "10%/5m");
        cloud.run("deploy");
        cloud.code("two");
    }

    private static Shift shift(String text) {
        return Shift.of(new Setting("sosw.shift", text, "-Dsosw.shift"));
    }

    private Map<String, Double> weights() {
        var routing = cloud.services
                .get(LambdaClient.class)
                .getAlias(request -> request.functionName(FUNCTION).name("live"))
                .routingConfig();
        return routing == null ? Map.of() : routing.additionalVersionWeights();
    }

    private void alarm(StateValue state) {
        cloud.services
                .get(CloudWatchClient.class)
                .setAlarmState(request ->
                        request.alarmName("too-many-errors").stateValue(state).stateReason("3 errors in a minute"));
    }

    @Test
    void theFirstDeploymentHasNothingToGoOverFrom() {
        assertThat(cloud.live()).isEqualTo("1");
        assertThat(weights()).isEmpty();
    }

    @Test
    void aCanaryGetsAllAfterItsTime() throws Exception {
        var seen = new ArrayList<Map<String, Double>>();
        cloud.whilePausing = millis -> seen.add(weights());
        assertThat(cloud.run("deploy"))
                .contains("10 % of the calls go to version 2, the others to 1")
                .contains("UPDATE_COMPLETE");
        assertThat(seen).contains(Map.of("2", 0.1));
        assertThat(cloud.live()).isEqualTo("2");
        assertThat(weights()).isEmpty();
        assertThat(cloud.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        var calls = new Calls();
        assertThat(cloud.run("deploy", calls)).contains("Up to date");
        assertThat(calls.names()).hasSize(3);
    }

    @Test
    void anAlarmTakesTheNewVersionBackAtOnce() throws Exception {
        cloud.whilePausing = millis -> {
            if (weights().containsKey("2")) {
                alarm(StateValue.ALARM);
            }
        };
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("too-many-errors (3 errors in a minute)")
                .hasMessageContaining("all calls go to version 1 of " + FUNCTION + " again");
        assertThat(cloud.live()).isEqualTo("1");
        assertThat(weights()).isEmpty();
        assertThatThrownBy(() -> cloud.run("deploy")).hasMessageContaining("in ALARM before anything was changed");

        alarm(StateValue.OK);
        cloud.whilePausing = millis -> {};
        cloud.code("three");
        cloud.run("deploy");
        assertThat(cloud.live()).isEqualTo("3");
        assertThat(weights()).isEmpty();
    }

    @Test
    void whatIsInterruptedGoesOnWithTheNextDeployment() throws Exception {
        cloud.whilePausing = millis -> {
            if (weights().containsKey("2")) {
                throw new Calls.Killed();
            }
        };
        assertThatThrownBy(() -> cloud.run("deploy")).isInstanceOf(Calls.Killed.class);
        assertThat(weights()).containsEntry("2", 0.1);
        cloud.whilePausing = millis -> {};
        assertThat(cloud.run("deploy")).contains("10 % of the calls go to version 2, the others to 1");
        assertThat(cloud.live()).isEqualTo("2");
        assertThat(weights()).isEmpty();
    }

    @Test
    void inTheMiddleRollbackTakesTheNewVersionBack() throws Exception {
        cloud.whilePausing = millis -> {
            if (weights().containsKey("2")) {
                throw new Calls.Killed();
            }
        };
        assertThatThrownBy(() -> cloud.run("deploy")).isInstanceOf(Calls.Killed.class);
        assertThat(cloud.run("status")).contains(FUNCTION + ": live is version 1 (10 % of the calls go to 2) of 1, 2");
        cloud.commandLine.put("sosw.yes", "");

        assertThat(cloud.run("rollback"))
                .contains(FUNCTION + ": live is version 1 now, was 1 (10 % of the calls go to 2).");

        assertThat(cloud.live()).isEqualTo("1");
        assertThat(weights()).isEmpty();
    }

    @Test
    void withoutTheSettingAllGoOverAtOnceEvenFromHalfAShift() throws Exception {
        cloud.whilePausing = millis -> {
            if (weights().containsKey("2")) {
                throw new Calls.Killed();
            }
        };
        assertThatThrownBy(() -> cloud.run("deploy")).isInstanceOf(Calls.Killed.class);
        cloud.whilePausing = millis -> {};
        cloud.commandLine.put("sosw.shift", "none");
        cloud.run("deploy");
        assertThat(cloud.live()).isEqualTo("2");
        assertThat(weights()).isEmpty();
    }

    @Test
    void theWordsOfPeopleAndOfCodeDeploy() {
        assertThat(shift("10%/5m")).isEqualTo(new Shift(List.of(0.1), Duration.ofMinutes(5)));
        assertThat(shift("linear:25%/30s")).isEqualTo(new Shift(List.of(0.25, 0.5, 0.75), Duration.ofSeconds(30)));
        assertThat(shift("Canary10Percent5Minutes")).isEqualTo(shift("10%/5m"));
        assertThat(shift("CodeDeployDefault.LambdaLinear10PercentEvery1Minute")).isEqualTo(shift("linear:10%/1m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10%", "0%/5m", "100%/5m", "10/5", "sometimes"})
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> shift(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + text + "' (sosw.shift, -Dsosw.shift)");
    }
}
