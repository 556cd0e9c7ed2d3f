package io.sosw.local.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.cloudwatch.LocalCloudWatch;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.applicationautoscaling.model.AdjustmentType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

class ScalingTest {
    private static final String SERVICE = "service/main/worker";
    private final ManualTime time = new ManualTime();
    private final List<Integer> counts = new ArrayList<>(List.of(0));
    private LocalSqs sqs;
    private LocalCloudWatch cloudWatch;
    private LocalAutoScaling scaling;
    private String queue = "";

    @BeforeEach
    void services() {
        var world = TestWorlds.manual(time);
        sqs = new LocalSqs(world, URI.create("http://127.0.0.1:1"));
        cloudWatch = new LocalCloudWatch(world);
        scaling = new LocalAutoScaling(world, this::ecs, () -> sqs, () -> cloudWatch);
        queue = sqs.createQueue(request -> request.queueName("work")).queueUrl();
        scaling.registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                .resourceId(SERVICE)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .minCapacity(0)
                .maxCapacity(3));
        alarm(
                "waiting",
                "ApproximateNumberOfMessagesVisible",
                1,
                "GreaterThanOrEqualToThreshold",
                1,
                policy("out", step(0.0, 10.0, 1), step(10.0, 20.0, 2), step(20.0, null, 9)));
        alarm(
                "idle",
                "ApproximateNumberOfMessagesVisible",
                0,
                "LessThanOrEqualToThreshold",
                5,
                policy("in", step(null, 0.0, 0)));
    }

    /** A service that is as it is told to be. */
    private EcsClient ecs() {
        return (EcsClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EcsClient.class}, (proxy, method, arguments) -> {
                    if (method.isDefault() && arguments[0] instanceof java.util.function.Consumer<?>) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (arguments[0] instanceof UpdateServiceRequest update) {
                        counts.add(update.desiredCount());
                        return UpdateServiceResponse.builder().build();
                    }
                    return DescribeServicesResponse.builder()
                            .services(service -> service.status("ACTIVE").desiredCount(counts.get(counts.size() - 1)))
                            .build();
                });
    }

    private static StepAdjustment step(Double lower, Double upper, int tasks) {
        return StepAdjustment.builder()
                .metricIntervalLowerBound(lower)
                .metricIntervalUpperBound(upper)
                .scalingAdjustment(tasks)
                .build();
    }

    private String policy(String name, StepAdjustment... steps) {
        return scaling.putScalingPolicy(request -> request.policyName(name)
                        .serviceNamespace(ServiceNamespace.ECS)
                        .resourceId(SERVICE)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .policyType("StepScaling")
                        .stepScalingPolicyConfiguration(
                                policy -> policy.adjustmentType("ExactCapacity").stepAdjustments(steps)))
                .policyARN();
    }

    private void alarm(String name, String metric, int threshold, String comparison, int periods, String action) {
        cloudWatch.putMetricAlarm(request -> request.alarmName(name)
                .namespace("AWS/SQS")
                .metricName(metric)
                .dimensions(dimension -> dimension.name("QueueName").value("work"))
                .statistic("Maximum")
                .period(60)
                .evaluationPeriods(periods)
                .threshold((double) threshold)
                .comparisonOperator(comparison)
                .alarmActions(action));
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody("x"));
        }
    }

    @Test
    void tasksFollowTheQueueAndGoWhenItIsEmpty() {
        time.advance(Duration.ofSeconds(2));
        assertThat(counts).containsExactly(0);

        send(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(counts).containsExactly(0, 1);

        send(10);
        time.advance(Duration.ofSeconds(1));
        assertThat(counts).containsExactly(0, 1, 2);

        send(10);
        time.advance(Duration.ofSeconds(1));
        assertThat(counts).as("no more than the target's most").containsExactly(0, 1, 2, 3);

        sqs.purgeQueue(request -> request.queueUrl(queue));
        time.advance(Duration.ofMinutes(4));
        assertThat(counts).as("not before it was empty for five minutes").containsExactly(0, 1, 2, 3);
        time.advance(Duration.ofMinutes(3));
        assertThat(counts).containsExactly(0, 1, 2, 3, 0);
        assertThat(scaling.describeScalingActivities(request -> request.serviceNamespace(ServiceNamespace.ECS))
                        .scalingActivities()
                        .get(0))
                .satisfies(activity -> {
                    assertThat(activity.description()).isEqualTo("Setting desired count to 0.");
                    assertThat(activity.cause()).isEqualTo("monitor alarm idle in state ALARM triggered policy in");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT_CAPACITY, 5, 2, 5",
        "CHANGE_IN_CAPACITY, 2, 3, 5",
        "CHANGE_IN_CAPACITY, -2, 3, 1",
        "PERCENT_CHANGE_IN_CAPACITY, 50, 4, 6",
        "PERCENT_CHANGE_IN_CAPACITY, 10, 4, 5"
    })
    void anAdjustmentIsExactOrRelative(AdjustmentType type, int adjustment, int before, int after) {
        var policy = StepScalingPolicyConfiguration.builder()
                .adjustmentType(type)
                .stepAdjustments(step(0.0, null, adjustment))
                .build();

        assertThat(Steps.capacity(policy, 0, before)).isEqualTo(after);
        assertThat(Steps.capacity(policy, -1, before)).as("below the threshold").isEqualTo(before);
    }
}
