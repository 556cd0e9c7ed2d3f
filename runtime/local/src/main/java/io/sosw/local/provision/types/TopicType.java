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
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;

/** A topic with the subscriptions named inside of it. */
final class TopicType implements ResourceType {
    private static final List<String> ATTRIBUTES = List.of(
            "DisplayName",
            "KmsMasterKeyId",
            "FifoTopic",
            "ContentBasedDeduplication",
            "FifoThroughputScope",
            "ArchivePolicy",
            "DataProtectionPolicy",
            "SignatureVersion",
            "TracingConfig");

    @Override
    public String name() {
        return "AWS::SNS::Topic";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("TopicName", "FifoTopic");
    }

    @Override
    public String naming() {
        return "TopicName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var sns = services.get(SnsClient.class);
        var attributes = attributes(properties);
        var tags = properties.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        var arn = sns.createTopic(request ->
                        request.name(topicName(desired)).attributes(attributes).tags(tags))
                .topicArn();
        properties.maps("Subscription").forEach(each -> subscribe(sns, arn, each));
        return made(arn);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var sns = services.get(SnsClient.class);
        attributes(desired.properties()).forEach((name, value) -> {
            if (!before.text(name, "").equals(value)) {
                sns.setTopicAttributes(request -> request.topicArn(current.physicalId())
                        .attributeName(name)
                        .attributeValue(value));
            }
        });
        if (!before.list("Subscription").equals(desired.properties().list("Subscription"))) {
            desired.properties().maps("Subscription").forEach(each -> subscribe(sns, current.physicalId(), each));
        }
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(SnsClient.class).deleteTopic(request -> request.topicArn(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        var world = services.world();
        var arn = "arn:aws:sns:" + world.region() + ":" + world.accountId() + ":" + topicName(desired);
        try {
            services.get(SnsClient.class).getTopicAttributes(request -> request.topicArn(arn));
            return Optional.of(made(arn));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static String topicName(Desired desired) {
        var properties = desired.properties();
        return properties.text("TopicName", desired.generatedName() + (properties.flag("FifoTopic") ? ".fifo" : ""));
    }

    private static void subscribe(SnsClient sns, String arn, Properties each) {
        sns.subscribe(
                request -> request.topicArn(arn).protocol(each.text("Protocol")).endpoint(each.text("Endpoint")));
    }

    private static Map<String, String> attributes(Properties properties) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : ATTRIBUTES) {
            properties.value(name).ifPresent(value -> attributes.put(name, Properties.asText(value)));
        }
        return attributes;
    }

    private static Made made(String arn) {
        return new Made(arn, Map.of("TopicArn", arn, "TopicName", arn.substring(arn.lastIndexOf(':') + 1)));
    }
}
