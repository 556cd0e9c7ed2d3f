package io.sosw.engine.deploy.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tasks a service has: one for each so many waiting messages, none when nothing waits nor is worked on. By steps,
 * since a target of messages per task cannot be reached from no task.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html">
 *     Application Auto Scaling: step scaling</a>
 */
final class ScalingResources {
    private static final int MOST_STEPS = 20;
    private static final int MINUTE = 60;

    private final String base;
    private final Object queueName;
    private final Containers containers;

    /**
     * @param base of the logical ids
     * @param queueName as CloudWatch knows the queue
     */
    ScalingResources(String base, Object queueName, Containers containers) {
        this.base = base;
        this.queueName = queueName;
        this.containers = containers;
    }

    Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.put(base + "Tasks", Cfn.resource("AWS::ApplicationAutoScaling::ScalableTarget", target()));
        all.put(base + "ScaleOut", policy("backlog", steps()));
        all.put(
                base + "ScaleIn",
                policy("idle", List.of(Cfn.map("MetricIntervalUpperBound", 0, "ScalingAdjustment", 0))));
        all.put(base + "Backlog", Cfn.resource("AWS::CloudWatch::Alarm", backlog()));
        all.put(base + "Idle", Cfn.resource("AWS::CloudWatch::Alarm", idle()));
        return all;
    }

    private Map<String, Object> target() {
        var cluster = containers.settings().cluster().orElse("${" + ContainerResources.CLUSTER + "}");
        return Cfn.map(
                "ServiceNamespace", "ecs",
                "ScalableDimension", "ecs:service:DesiredCount",
                "ResourceId", Cfn.sub("service/" + cluster + "/${" + base + "Service.Name}"),
                "MinCapacity", containers.settings().least(),
                "MaxCapacity", containers.settings().most());
    }

    private Map<String, Object> policy(String name, List<?> steps) {
        return Cfn.resource(
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                Cfn.map(
                        "PolicyName",
                        name,
                        "PolicyType",
                        "StepScaling",
                        "ScalingTargetId",
                        Cfn.ref(base + "Tasks"),
                        "StepScalingPolicyConfiguration",
                        Cfn.map(
                                "AdjustmentType",
                                "ExactCapacity",
                                "Cooldown",
                                MINUTE,
                                "MetricAggregationType",
                                "Maximum",
                                "StepAdjustments",
                                steps)));
    }

    /** From how many waiting messages on, seen from the alarm's threshold of one, how many tasks. */
    private List<Object> steps() {
        var steps = new ArrayList<Object>();
        var settings = containers.settings();
        int count = Math.min(MOST_STEPS, settings.most());
        long from = 0;
        for (int i = 1; i <= count; i++) {
            int tasks = (int) ((long) settings.most() * i / count);
            long until = (long) tasks * settings.backlog();
            steps.add(Cfn.map(
                    "MetricIntervalLowerBound", from,
                    "MetricIntervalUpperBound", i == count ? "" : until,
                    "ScalingAdjustment", tasks));
            from = until;
        }
        return steps;
    }

    private Map<String, Object> backlog() {
        return Cfn.map(
                "AlarmDescription", "Messages wait: so many tasks as they need.",
                "Namespace", "AWS/SQS",
                "MetricName", "ApproximateNumberOfMessagesVisible",
                "Dimensions", dimensions(),
                "Statistic", "Maximum",
                "Period", MINUTE,
                "EvaluationPeriods", 1,
                "Threshold", 1,
                "ComparisonOperator", "GreaterThanOrEqualToThreshold",
                "TreatMissingData", "notBreaching",
                "AlarmActions", List.of(Cfn.ref(base + "ScaleOut")));
    }

    private Map<String, Object> idle() {
        return Cfn.map(
                "AlarmDescription",
                "Nothing waits and nothing is worked on: no tasks.",
                "Metrics",
                List.of(
                        Cfn.map("Id", "all", "Expression", "waiting + taken", "ReturnData", true),
                        metric("waiting", "ApproximateNumberOfMessagesVisible"),
                        metric("taken", "ApproximateNumberOfMessagesNotVisible")),
                "EvaluationPeriods",
                containers.settings().idle(),
                "Threshold",
                0,
                "ComparisonOperator",
                "LessThanOrEqualToThreshold",
                "TreatMissingData",
                "missing",
                "AlarmActions",
                List.of(Cfn.ref(base + "ScaleIn")));
    }

    private Map<String, Object> metric(String id, String name) {
        var metric = Cfn.map("Namespace", "AWS/SQS", "MetricName", name, "Dimensions", dimensions());
        return Cfn.map(
                "Id",
                id,
                "MetricStat",
                Cfn.map("Metric", metric, "Period", MINUTE, "Stat", "Maximum"),
                "ReturnData",
                false);
    }

    private List<Object> dimensions() {
        return List.of(Cfn.map("Name", "QueueName", "Value", queueName));
    }
}
