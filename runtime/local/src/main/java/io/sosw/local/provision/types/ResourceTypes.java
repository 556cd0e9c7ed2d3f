package io.sosw.local.provision.types;

import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.ServedType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** The resource types that can be made here. */
public final class ResourceTypes {
    private static final Map<String, ResourceType> KNOWN = known(List.of(
            new BucketType(),
            new QueueType(),
            new QueuePolicyType(),
            new TopicType(),
            new SubscriptionType(),
            new TopicPolicyType(),
            new TableType(),
            new ParameterType(),
            new SecretType(),
            new DatabaseType(),
            new RoleType(),
            new RolePolicyType(),
            new ManagedPolicyType(),
            new ServedType(new LogGroupType(), CloudWatchLogsClient.class),
            new ServedType(new EventRuleType(), EventBridgeClient.class),
            new ServedType(new ScheduleType(), SchedulerClient.class),
            new ServedType(new AlarmType(), CloudWatchClient.class),
            new ServedType(new ClusterType(), EcsClient.class),
            new ServedType(new TaskDefinitionType(), EcsClient.class),
            new ServedType(new TaskServiceType(), EcsClient.class),
            new ServedType(new ScalableTargetType(), ApplicationAutoScalingClient.class),
            new ServedType(new ScalingPolicyType(), ApplicationAutoScalingClient.class),
            new FunctionType(),
            new FunctionVersionType(),
            new FunctionAliasType(),
            new LayerVersionType(),
            new EventSourceMappingType(),
            new ServedType(new PermissionType(), LambdaClient.class),
            new EventInvokeConfigType(),
            new ServedType(new FunctionUrlType(), LambdaClient.class)));

    private ResourceTypes() {}

    /** By name, in alphabetical order. */
    public static Map<String, ResourceType> known() {
        return KNOWN;
    }

    private static Map<String, ResourceType> known(List<ResourceType> types) {
        var known = new TreeMap<String, ResourceType>();
        types.forEach(type -> known.put(type.name(), type));
        return Collections.unmodifiableMap(known);
    }
}
