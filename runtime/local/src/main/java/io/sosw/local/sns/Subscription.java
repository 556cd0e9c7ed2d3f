package io.sosw.local.sns;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.pattern.EventPattern;
import io.sosw.local.world.AwsErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Who gets what a topic sends. Safe for use by several threads. */
final class Subscription {
    private static final Set<String> KNOWN = Set.of(
            "FilterPolicy",
            "FilterPolicyScope",
            "RawMessageDelivery",
            "RedrivePolicy",
            "DeliveryPolicy",
            "SubscriptionRoleArn",
            "ReplayPolicy");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "RawMessageDelivery",
            List.of("true", "false"),
            "FilterPolicyScope",
            List.of("MessageAttributes", "MessageBody"));
    final String arn;
    final String topicArn;
    final String protocol;
    final String endpoint;
    final String token;
    private final Map<String, String> attributes = new ConcurrentSkipListMap<>();
    private volatile @Nullable EventPattern filter;
    volatile boolean pending;

    Subscription(String arn, String topicArn, String protocol, String endpoint, String token) {
        this.arn = arn;
        this.topicArn = topicArn;
        this.protocol = protocol;
        this.endpoint = endpoint;
        this.token = token;
    }

    void set(String name, @Nullable String value) {
        if (!KNOWN.contains(name)) {
            throw SnsErrors.invalid("AttributeName");
        }
        var choices = CHOICES.get(name);
        if (choices != null && value != null && !value.isEmpty() && !choices.contains(value)) {
            throw SnsErrors.invalid(name + ": Invalid value [" + value + "]. Must be one of " + choices);
        }
        if (name.equals("FilterPolicy")) {
            filter = value == null || value.isEmpty() ? null : parsed(value);
        }
        if (value == null || value.isEmpty()) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    private static EventPattern parsed(String policy) {
        try {
            return EventPattern.parse(policy);
        } catch (IllegalArgumentException e) {
            throw AwsErrors.because(SnsErrors.invalid("FilterPolicy: " + e.getMessage()), e);
        }
    }

    /** Whether it was made with these, or may be taken for such a one. */
    boolean holds(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(each -> each.getValue().equals(attributes.get(each.getKey())));
    }

    boolean isRaw() {
        return "true".equals(attributes.get("RawMessageDelivery"));
    }

    boolean wants(Publication publication) {
        var policy = filter;
        if (policy == null) {
            return true;
        }
        if (!"MessageBody".equals(attributes.get("FilterPolicyScope"))) {
            return policy.matches(publication.attributeValues());
        }
        try {
            return Json.parse(publication.message()) instanceof Map<?, ?> body && policy.matches(body);
        } catch (JsonException e) {
            return false; // a body that is not JSON matches no policy over it
        }
    }

    @Nullable
    String deadLetterQueue() {
        var policy = attributes.get("RedrivePolicy");
        return policy != null && Json.parse(policy) instanceof Map<?, ?> map
                ? String.valueOf(map.get("deadLetterTargetArn"))
                : null;
    }

    Map<String, String> view(String owner) {
        var all = new java.util.TreeMap<>(attributes);
        all.put("SubscriptionArn", arn);
        all.put("TopicArn", topicArn);
        all.put("Protocol", protocol);
        all.put("Endpoint", endpoint);
        all.put("Owner", owner);
        all.put("PendingConfirmation", Boolean.toString(pending));
        all.put("ConfirmationWasAuthenticated", Boolean.toString(!pending));
        all.put("SubscriptionPrincipal", "arn:aws:iam::" + owner + ":user/local");
        all.putIfAbsent("RawMessageDelivery", "false");
        if (filter != null) {
            all.putIfAbsent("FilterPolicyScope", "MessageAttributes");
        }
        return all;
    }
}
