package io.sosw.engine.deploy.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets buckets and topics of the template send to its queues, as the template has it: S3 refuses a notification, and SNS
 * drops messages, where the queue's policy says nothing of them. Queues that have a policy in the template keep that one.
 */
final class QueuePolicies {
    private static final String QUEUE = "AWS::SQS::Queue";

    private final Map<String, Object> resources;
    private final Map<String, List<Map<String, Object>>> statements = new TreeMap<>();

    QueuePolicies(Map<String, Object> resources) {
        this.resources = resources;
    }

    /** Buckets among the resources are told to wait for the policies. */
    Map<String, Object> all() {
        List.copyOf(resources.entrySet()).forEach(entry -> senders(entry.getKey(), properties(entry.getValue())));
        var all = new LinkedHashMap<String, Object>();
        statements.forEach((queue, allowed) -> all.put(
                name(queue),
                Cfn.resource(
                        "AWS::SQS::QueuePolicy",
                        Cfn.map(
                                "Queues", List.of(Cfn.ref(queue)),
                                "PolicyDocument", Cfn.map("Version", "2012-10-17", "Statement", allowed)))));
        return all;
    }

    private static String name(String queue) {
        return queue + "SenderPolicy";
    }

    private void senders(String id, Map<?, ?> properties) {
        switch (type(id)) {
            case "AWS::S3::Bucket" -> {
                if (properties.get("NotificationConfiguration") instanceof Map<?, ?> notification) {
                    items(notification.get("QueueConfigurations")).forEach(each -> bucket(id, properties, each));
                }
            }
            case "AWS::SNS::Subscription" -> topic(properties, properties.get("TopicArn"));
            case "AWS::SNS::Topic" -> items(properties.get("Subscription")).forEach(each -> topic(each, Cfn.ref(id)));
            default -> {}
        }
    }

    /** By its name, since a reference to the bucket would close a circle. */
    private void bucket(String id, Map<?, ?> properties, Map<?, ?> configuration) {
        var queue = queue(configuration.get("Queue"));
        if (queue.isEmpty()) {
            return;
        }
        var condition = Cfn.map("StringEquals", Cfn.map("aws:SourceAccount", Cfn.ref("AWS::AccountId")));
        var name = properties.get("BucketName");
        if (name != null) {
            condition.put("ArnEquals", Cfn.map("aws:SourceArn", TriggerResources.bucketArn(name)));
        }
        allow(queue, "s3.amazonaws.com", condition);
        TriggerResources.dependsOn(Cfn.child(resources, id), name(queue));
    }

    private void topic(Map<?, ?> subscription, @Nullable Object topic) {
        var queue = queue(subscription.get("Endpoint"));
        if ("sqs".equals(subscription.get("Protocol")) && topic != null && !queue.isEmpty()) {
            allow(queue, "sns.amazonaws.com", Cfn.map("ArnEquals", Cfn.map("aws:SourceArn", topic)));
        }
    }

    private void allow(String queue, String service, Map<String, Object> condition) {
        var statement = Cfn.map(
                "Effect",
                "Allow",
                "Principal",
                Cfn.map("Service", service),
                "Action",
                "sqs:SendMessage",
                "Resource",
                Cfn.attribute(queue, "Arn"),
                "Condition",
                condition);
        var those = statements.computeIfAbsent(queue, any -> new ArrayList<>());
        if (!those.contains(statement)) {
            those.add(statement);
        }
    }

    /** The queue of the template that an ARN means, if it has no policy yet; else empty. */
    private String queue(@Nullable Object arn) {
        if (!(arn instanceof Map<?, ?> function)
                || !(function.get("Fn::GetAtt") instanceof List<?> pair)
                || pair.size() != 2
                || !"Arn".equals(pair.get(1))) {
            return "";
        }
        var queue = String.valueOf(pair.get(0));
        boolean ruled = resources.values().stream()
                .filter(resource ->
                        resource instanceof Map<?, ?> map && "AWS::SQS::QueuePolicy".equals(map.get("Type")))
                .anyMatch(resource -> properties(resource).get("Queues") instanceof List<?> queues
                        && queues.contains(Cfn.ref(queue)));
        return type(queue).equals(QUEUE) && !ruled ? queue : "";
    }

    private String type(String id) {
        return resources.get(id) instanceof Map<?, ?> map ? String.valueOf(map.get("Type")) : "";
    }

    private static Map<?, ?> properties(@Nullable Object resource) {
        return resource instanceof Map<?, ?> map && map.get("Properties") instanceof Map<?, ?> properties
                ? properties
                : Map.of();
    }

    private static List<Map<?, ?>> items(@Nullable Object list) {
        var maps = new ArrayList<Map<?, ?>>();
        if (list instanceof List<?> items) {
            items.forEach(item -> {
                if (item instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            });
        }
        return maps;
    }
}
