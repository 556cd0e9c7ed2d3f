package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;

/** A subscription of a queue or function to a topic. */
final class SubscriptionType implements ResourceType {
    private static final List<String> ATTRIBUTES = List.of(
            "DeliveryPolicy",
            "FilterPolicy",
            "FilterPolicyScope",
            "RawMessageDelivery",
            "RedrivePolicy",
            "ReplayPolicy",
            "SubscriptionRoleArn");

    @Override
    public String name() {
        return "AWS::SNS::Subscription";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("TopicArn", "Protocol", "Endpoint");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var attributes = attributes(properties);
        var arn = services.get(SnsClient.class)
                .subscribe(request -> request.topicArn(properties.text("TopicArn"))
                        .protocol(properties.text("Protocol"))
                        .endpoint(properties.text("Endpoint", ""))
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        return new Made(arn, Map.of("Arn", arn));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var now = attributes(desired.properties());
        var sns = services.get(SnsClient.class);
        for (var name : ATTRIBUTES) {
            var value = now.getOrDefault(name, "");
            if (!before.text(name, "").equals(value)) {
                sns.setSubscriptionAttributes(request -> request.subscriptionArn(current.physicalId())
                        .attributeName(name)
                        .attributeValue(value));
            }
        }
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(SnsClient.class).unsubscribe(request -> request.subscriptionArn(current.physicalId()));
    }

    private static Map<String, String> attributes(Properties properties) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : ATTRIBUTES) {
            properties.value(name).ifPresent(value -> attributes.put(name, Properties.asText(value)));
        }
        return attributes;
    }
}
