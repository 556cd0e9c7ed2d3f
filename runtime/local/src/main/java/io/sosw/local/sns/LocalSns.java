package io.sosw.local.sns;

import io.sosw.local.world.Ids;
import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.*;

/** Amazon SNS: to SQS, Lambda and HTTP on this machine. Safe for use by several threads. */
public final class LocalSns implements SnsClient {
    private static final int PAGE = 100;
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final World world;
    private final URI endpoint;
    private final Topics topics;
    private final Publishing publishing;

    /** For tests within one process, which see no port. */
    public LocalSns(World world) {
        this(world, URI.create("https://sns." + world.region() + ".amazonaws.com"));
    }

    /**
     * @param endpoint where subscribers confirm
     */
    public LocalSns(World world, URI endpoint) {
        this.world = world;
        this.endpoint = endpoint;
        this.topics = new Topics(world);
        this.publishing = new Publishing(world);
        world.deliveries().register("sns", (arn, message) -> {
            var attributes = new HashMap<String, MessageAttributeValue>();
            message.attributes()
                    .forEach((name, value) -> attributes.put(
                            name,
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(value)
                                    .build()));
            publishing.publish(
                    topics.topic(arn.toString()),
                    new Publication(
                            message.body(),
                            message.source().equals("s3.amazonaws.com") ? "Amazon S3 Notification" : null,
                            null,
                            attributes,
                            message.groupId().isEmpty() ? null : message.groupId(),
                            message.deduplicationId().isEmpty() ? null : message.deduplicationId()));
        });
    }

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        var topic = topics.create(request.name(), request.attributes(), tags(request.tags()));
        return CreateTopicResponse.builder().topicArn(topic.arn).build();
    }

    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        topics.delete(request.topicArn());
        return DeleteTopicResponse.builder().build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        var page = Pages.cut(topics.all(), t -> t.arn, request.nextToken(), PAGE);
        return ListTopicsResponse.builder()
                .topics(page.items().stream()
                        .map(t -> software.amazon.awssdk.services.sns.model.Topic.builder()
                                .topicArn(t.arn)
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        var topic = topics.topic(request.topicArn());
        var all = new TreeMap<>(topic.attributes);
        all.put("TopicArn", topic.arn);
        all.put("Owner", world.accountId());
        all.putIfAbsent("DisplayName", "");
        all.put("SubscriptionsConfirmed", count(topic, false));
        all.put("SubscriptionsPending", count(topic, true));
        all.put("SubscriptionsDeleted", "0");
        return GetTopicAttributesResponse.builder().attributes(all).build();
    }

    private static String count(io.sosw.local.sns.Topic topic, boolean pending) {
        return Long.toString(topic.subscriptions.values().stream()
                .filter(s -> s.pending == pending)
                .count());
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        var topic = topics.topic(request.topicArn());
        if (!io.sosw.local.sns.Topic.SETTABLE
                .matcher(String.valueOf(request.attributeName()))
                .matches()) {
            throw SnsErrors.invalid("AttributeName");
        }
        if (request.attributeValue() == null || request.attributeValue().isEmpty()) {
            topic.attributes.remove(request.attributeName());
        } else {
            topic.attributes.put(request.attributeName(), request.attributeValue());
        }
        return SetTopicAttributesResponse.builder().build();
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        var topic = topics.topic(request.topicArn());
        var subscription = topics.subscribe(topic, request.protocol(), request.endpoint(), request.attributes());
        if (subscription.pending) {
            var id = Ids.uuid(world.random()).toString();
            var body = Envelope.confirmation(subscription, id, world.clock().instant(), endpoint.toString());
            world.timers()
                    .outside(Duration.ZERO, () -> HttpPost.send(subscription, "SubscriptionConfirmation", id, body));
        }
        var isShown = !subscription.pending || Boolean.TRUE.equals(request.returnSubscriptionArn());
        return SubscribeResponse.builder()
                .subscriptionArn(isShown ? subscription.arn : "pending confirmation")
                .build();
    }

    @Override
    public ConfirmSubscriptionResponse confirmSubscription(ConfirmSubscriptionRequest request) {
        for (var subscription : topics.topic(request.topicArn()).subscriptions.values()) {
            if (subscription.token.equals(request.token())) {
                subscription.pending = false;
                return ConfirmSubscriptionResponse.builder()
                        .subscriptionArn(subscription.arn)
                        .build();
            }
        }
        throw SnsErrors.invalid("Token");
    }

    @Override
    public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        topics.unsubscribe(request.subscriptionArn());
        return UnsubscribeResponse.builder().build();
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        var page = Pages.cut(topics.subscriptions(), s -> s.arn, request.nextToken(), PAGE);
        return ListSubscriptionsResponse.builder()
                .subscriptions(page.items().stream().map(this::view).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        var all = List.copyOf(topics.topic(request.topicArn()).subscriptions.values());
        var page = Pages.cut(all, s -> s.arn, request.nextToken(), PAGE);
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(page.items().stream().map(this::view).toList())
                .nextToken(page.next())
                .build();
    }

    private software.amazon.awssdk.services.sns.model.Subscription view(io.sosw.local.sns.Subscription subscription) {
        return software.amazon.awssdk.services.sns.model.Subscription.builder()
                .subscriptionArn(subscription.pending ? "PendingConfirmation" : subscription.arn)
                .topicArn(subscription.topicArn)
                .protocol(subscription.protocol)
                .endpoint(subscription.endpoint)
                .owner(world.accountId())
                .build();
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        var attributes = topics.subscription(request.subscriptionArn()).view(world.accountId());
        return GetSubscriptionAttributesResponse.builder()
                .attributes(attributes)
                .build();
    }

    @Override
    public SetSubscriptionAttributesResponse setSubscriptionAttributes(SetSubscriptionAttributesRequest request) {
        topics.subscription(request.subscriptionArn())
                .set(String.valueOf(request.attributeName()), request.attributeValue());
        return SetSubscriptionAttributesResponse.builder().build();
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        if (request.phoneNumber() != null) {
            return PublishResponse.builder()
                    .messageId(Ids.uuid(world.random()).toString())
                    .build();
        }
        var topic = topics.topic(request.topicArn() == null ? request.targetArn() : request.topicArn());
        var sent = publishing.publish(
                topic,
                new Publication(
                        request.message(),
                        request.subject(),
                        request.messageStructure(),
                        request.messageAttributes(),
                        request.messageGroupId(),
                        request.messageDeduplicationId()));
        return PublishResponse.builder()
                .messageId(sent.messageId())
                .sequenceNumber(sequence(topic, sent))
                .build();
    }

    private static @Nullable String sequence(io.sosw.local.sns.Topic topic, io.sosw.local.sns.Topic.Sent sent) {
        return topic.isFifo() ? sent.sequence() : null;
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        var topic = topics.topic(request.topicArn());
        var entries = request.publishBatchRequestEntries();
        if (entries.isEmpty()) {
            throw SnsErrors.empty();
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SnsErrors.tooMany();
        }
        if (entries.size() != new HashSet<>(entries.stream().map(e -> e.id()).toList()).size()) {
            throw SnsErrors.notDistinct();
        }
        if (!entries.stream().allMatch(e -> ENTRY_ID.matcher(e.id()).matches())) {
            throw SnsErrors.wrongId();
        }
        return PublishedBatch.of(topic, entries, publishing);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        topics.tagged(request.resourceArn()).tags.putAll(tags(request.tags()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        topics.tagged(request.resourceArn()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        var tags = topics.tagged(request.resourceArn()).tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
