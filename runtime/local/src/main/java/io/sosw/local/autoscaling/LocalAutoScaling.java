package io.sosw.local.autoscaling;

import io.sosw.local.world.Arn;
import io.sosw.local.world.AwsErrors;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.*;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Application Auto Scaling: targets and policies of all services are kept; step scaling of ECS services is carried out when
 * CloudWatch's alarms say so. Safe for use by several threads.
 */
public final class LocalAutoScaling implements ApplicationAutoScalingClient {
    private static final int REMEMBERED = 100;
    private final Map<String, ScalableTarget> targets = new ConcurrentSkipListMap<>();
    private final Map<String, ScalingPolicy> policies = new ConcurrentSkipListMap<>();
    private final Deque<ScalingActivity> activities = new ArrayDeque<>();
    private final World world;
    private final Supplier<EcsClient> ecs;
    private final QueueDepths depths;

    public LocalAutoScaling(
            World world, Supplier<EcsClient> ecs, Supplier<SqsClient> sqs, Supplier<CloudWatchClient> cloudWatch) {
        this.world = world;
        this.ecs = ecs;
        this.depths = new QueueDepths(world, sqs, cloudWatch);
        world.deliveries().register("autoscaling", this::alarm);
    }

    @Override
    public RegisterScalableTargetResponse registerScalableTarget(RegisterScalableTargetRequest request) {
        var key = key(request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        var before = targets.get(key);
        var least = request.minCapacity() == null && before != null ? before.minCapacity() : request.minCapacity();
        var most = request.maxCapacity() == null && before != null ? before.maxCapacity() : request.maxCapacity();
        if (least == null || most == null || least > most) {
            throw invalid("Minimum capacity " + least + " and maximum capacity " + most
                    + " must be given, and the minimum cannot be greater");
        }
        var arn = before == null
                ? new Arn(
                                "application-autoscaling",
                                world.region(),
                                world.accountId(),
                                "scalable-target/" + Ids.uuid(world.random()))
                        .toString()
                : before.scalableTargetARN();
        targets.put(
                key,
                ScalableTarget.builder()
                        .serviceNamespace(request.serviceNamespaceAsString())
                        .resourceId(request.resourceId())
                        .scalableDimension(request.scalableDimensionAsString())
                        .minCapacity(least)
                        .maxCapacity(most)
                        .roleARN(Objects.requireNonNullElse(request.roleARN(), serviceRole()))
                        .scalableTargetARN(arn)
                        .creationTime(world.clock().instant())
                        .build());
        return RegisterScalableTargetResponse.builder().scalableTargetARN(arn).build();
    }

    private String serviceRole() {
        return "arn:aws:iam::" + world.accountId()
                + ":role/aws-service-role/ecs.application-autoscaling.amazonaws.com/"
                + "AWSServiceRoleForApplicationAutoScaling_ECSService";
    }

    @Override
    public DeregisterScalableTargetResponse deregisterScalableTarget(DeregisterScalableTargetRequest request) {
        var key = key(request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        if (targets.remove(key) == null) {
            throw noTarget(request.resourceId());
        }
        policies.values().removeIf(policy -> key.equals(keyOf(policy)));
        rest();
        return DeregisterScalableTargetResponse.builder().build();
    }

    @Override
    public DescribeScalableTargetsResponse describeScalableTargets(DescribeScalableTargetsRequest request) {
        return DescribeScalableTargetsResponse.builder()
                .scalableTargets(targets.values().stream()
                        .filter(target -> target.serviceNamespace() == request.serviceNamespace())
                        .filter(target -> !request.hasResourceIds()
                                || request.resourceIds().contains(target.resourceId()))
                        .toList())
                .build();
    }

    @Override
    public PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request) {
        var key = key(request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        if (!targets.containsKey(key)) {
            throw noTarget(request.resourceId());
        }
        var name = String.valueOf(request.policyName());
        var before = policies.values().stream()
                .filter(policy -> policy.policyName().equals(name) && key.equals(keyOf(policy)))
                .findFirst();
        var arn = before.map(ScalingPolicy::policyARN)
                .orElseGet(() -> new Arn(
                                "autoscaling",
                                world.region(),
                                world.accountId(),
                                "scalingPolicy:" + Ids.uuid(world.random()) + ":resource/"
                                        + request.serviceNamespaceAsString() + "/" + request.resourceId()
                                        + ":policyName/" + name)
                        .toString());
        policies.put(
                arn,
                ScalingPolicy.builder()
                        .policyARN(arn)
                        .policyName(name)
                        .serviceNamespace(request.serviceNamespaceAsString())
                        .resourceId(request.resourceId())
                        .scalableDimension(request.scalableDimensionAsString())
                        .policyType(request.policyTypeAsString())
                        .stepScalingPolicyConfiguration(request.stepScalingPolicyConfiguration())
                        .targetTrackingScalingPolicyConfiguration(request.targetTrackingScalingPolicyConfiguration())
                        .creationTime(world.clock().instant())
                        .build());
        depths.start();
        return PutScalingPolicyResponse.builder()
                .policyARN(arn)
                .alarms(List.of())
                .build();
    }

    @Override
    public DescribeScalingPoliciesResponse describeScalingPolicies(DescribeScalingPoliciesRequest request) {
        return DescribeScalingPoliciesResponse.builder()
                .scalingPolicies(policies.values().stream()
                        .filter(policy -> policy.serviceNamespace() == request.serviceNamespace())
                        .filter(policy -> request.resourceId() == null
                                || request.resourceId().equals(policy.resourceId()))
                        .filter(policy -> !request.hasPolicyNames()
                                || request.policyNames().contains(policy.policyName()))
                        .toList())
                .build();
    }

    @Override
    public DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request) {
        var removed = policies.values()
                .removeIf(policy -> policy.policyName().equals(request.policyName())
                        && policy.resourceId().equals(request.resourceId()));
        if (!removed) {
            throw AwsErrors.of(
                    ObjectNotFoundException.builder(),
                    400,
                    "ObjectNotFoundException",
                    "No scaling policy found for service namespace: " + request.serviceNamespaceAsString()
                            + ", policy name: " + request.policyName());
        }
        rest();
        return DeleteScalingPolicyResponse.builder().build();
    }

    private void rest() {
        if (policies.isEmpty()) {
            depths.stop();
        }
    }

    @Override
    public synchronized DescribeScalingActivitiesResponse describeScalingActivities(
            DescribeScalingActivitiesRequest request) {
        return DescribeScalingActivitiesResponse.builder()
                .scalingActivities(activities.stream()
                        .filter(each -> each.serviceNamespace() == request.serviceNamespace())
                        .filter(each -> request.resourceId() == null
                                || request.resourceId().equals(each.resourceId()))
                        .toList())
                .build();
    }

    /** An alarm that is on, as often as its metric has a new value. */
    private void alarm(Arn arn, Deliveries.Message message) {
        var policy = policies.get(arn.toString());
        var value = message.attributes().get("value");
        if (policy == null || value == null || policy.stepScalingPolicyConfiguration() == null) {
            return;
        }
        var beyond = Double.parseDouble(value)
                - Double.parseDouble(message.attributes().getOrDefault("threshold", "0"));
        var target = targets.get(keyOf(policy));
        if (target != null && policy.serviceNamespace() == ServiceNamespace.ECS) {
            scale(policy, target, beyond, message.sourceArn());
        }
    }

    private synchronized void scale(ScalingPolicy policy, ScalableTarget target, double beyond, String alarm) {
        var parts = policy.resourceId().split("/", -1);
        var services = ecs.get()
                .describeServices(request -> request.cluster(parts[1]).services(parts[2]))
                .services();
        if (services.isEmpty() || !"ACTIVE".equals(services.get(0).status())) {
            return;
        }
        int before = services.get(0).desiredCount();
        int after = Steps.capacity(policy.stepScalingPolicyConfiguration(), beyond, before);
        int bounded = Math.max(target.minCapacity(), Math.min(target.maxCapacity(), after));
        if (bounded == before) {
            return;
        }
        ecs.get()
                .updateService(
                        request -> request.cluster(parts[1]).service(parts[2]).desiredCount(bounded));
        activities.addFirst(ScalingActivity.builder()
                .activityId(Ids.uuid(world.random()).toString())
                .serviceNamespace(policy.serviceNamespace())
                .resourceId(policy.resourceId())
                .scalableDimension(policy.scalableDimension())
                .description("Setting desired count to " + bounded + ".")
                .cause("monitor alarm " + alarm.replaceFirst(".*:alarm:", "") + " in state ALARM triggered policy "
                        + policy.policyName())
                .startTime(world.clock().instant())
                .endTime(world.clock().instant())
                .statusCode(ScalingActivityStatusCode.SUCCESSFUL)
                .build());
        if (activities.size() > REMEMBERED) {
            activities.removeLast();
        }
    }

    private static String keyOf(ScalingPolicy policy) {
        return key(policy.serviceNamespaceAsString(), policy.resourceId(), policy.scalableDimensionAsString());
    }

    private static String key(String namespace, String resource, String dimension) {
        return namespace + "|" + resource + "|" + dimension;
    }

    private static RuntimeException invalid(String message) {
        return AwsErrors.of(ValidationException.builder(), 400, "ValidationException", message);
    }

    private static RuntimeException noTarget(String resource) {
        return AwsErrors.of(
                ObjectNotFoundException.builder(),
                400,
                "ObjectNotFoundException",
                "No scalable target registered for service namespace and resource ID: " + resource);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Looks at no queue any more. */
    @Override
    public void close() {
        depths.stop();
    }
}
