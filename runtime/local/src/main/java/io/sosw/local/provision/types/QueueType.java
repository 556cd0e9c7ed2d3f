package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A queue; its redrive policy may be a map or JSON. */
final class QueueType implements ResourceType {
    private static final List<String> ATTRIBUTES = List.of(
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "DelaySeconds",
            "FifoQueue",
            "FifoThroughputLimit",
            "KmsDataKeyReusePeriodSeconds",
            "KmsMasterKeyId",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "RedriveAllowPolicy",
            "RedrivePolicy",
            "SqsManagedSseEnabled",
            "VisibilityTimeout");
    /** What an attribute is when it leaves the template; others stay as they were, as on AWS. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "RedriveAllowPolicy", "",
            "RedrivePolicy", "",
            "VisibilityTimeout", "30");

    @Override
    public String name() {
        return "AWS::SQS::Queue";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("QueueName", "FifoQueue");
    }

    @Override
    public String naming() {
        return "QueueName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var fifo = properties.flag("FifoQueue");
        var name = queueName(desired);
        var attributes = attributes(properties);
        if (!fifo) {
            attributes.remove("FifoQueue");
        }
        var tags = properties.tags();
        var sqs = services.get(SqsClient.class);
        var url = sqs.createQueue(request -> request.queueName(name)
                        .attributesWithStrings(attributes)
                        .tags(tags.isEmpty() ? null : tags))
                .queueUrl();
        return made(sqs, url);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var attributes = attributes(desired.properties());
        attributes.remove("FifoQueue");
        DEFAULTS.forEach((name, value) -> {
            if (before.has(name)) {
                attributes.putIfAbsent(name, value);
            }
        });
        var sqs = services.get(SqsClient.class);
        if (!attributes.isEmpty()) {
            sqs.setQueueAttributes(
                    request -> request.queueUrl(current.physicalId()).attributesWithStrings(attributes));
        }
        retag(sqs, current.physicalId(), before.tags(), desired.properties().tags());
        return current;
    }

    private static void retag(SqsClient sqs, String url, Map<String, String> before, Map<String, String> now) {
        var gone = before.keySet().stream().filter(key -> !now.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            sqs.untagQueue(request -> request.queueUrl(url).tagKeys(gone));
        }
        if (!now.isEmpty() && !now.equals(before)) {
            sqs.tagQueue(request -> request.queueUrl(url).tags(now));
        }
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(SqsClient.class).deleteQueue(request -> request.queueUrl(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        var sqs = services.get(SqsClient.class);
        try {
            var name = queueName(desired);
            return Optional.of(made(
                    sqs, sqs.getQueueUrl(request -> request.queueName(name)).queueUrl()));
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    private static String queueName(Desired desired) {
        var properties = desired.properties();
        return properties.text("QueueName", desired.generatedName() + (properties.flag("FifoQueue") ? ".fifo" : ""));
    }

    private static Map<String, String> attributes(Properties properties) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : ATTRIBUTES) {
            properties.value(name).ifPresent(value -> attributes.put(name, Properties.asText(value)));
        }
        return attributes;
    }

    private static Made made(SqsClient sqs, String url) {
        var arn = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        return new Made(url, Map.of("Arn", arn, "QueueName", url.substring(url.lastIndexOf('/') + 1), "QueueUrl", url));
    }
}
