package io.sosw.bench.peers;

import static java.util.Objects.requireNonNull;

import io.sosw.bench.peers.Differences.Step;
import io.sosw.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Random calls of SNS on a handful of topics, and what their queues receive. */
final class SnsSequence implements Differences.Sequence {
    private static final String MISSING = "arn:aws:sns:us-east-1:000000000000:missing";

    private final SnsClient sns;
    private final SqsClient sqs;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> topics = new HashMap<>();
    private final Map<String, String> queues = new TreeMap<>();
    private final List<String> subscriptions = new ArrayList<>();
    private int sent;

    SnsSequence(Peer peer) {
        sns = peer.client(SnsClient.builder());
        sqs = peer.client(SqsClient.builder());
        for (var name : List.of("a", "b", "a.fifo")) {
            var fifo = Map.of(QueueAttributeName.FIFO_QUEUE, "true");
            var url = sqs.createQueue(r -> r.queueName(run + name).attributes(name.endsWith(".fifo") ? fifo : Map.of()))
                    .queueUrl();
            queues.put(name, url);
        }
    }

    @Override
    public Step next(Random random) {
        var fifo = random.nextInt(3) == 0;
        var name = (random.nextBoolean() ? "x" : "y") + (fifo ? ".fifo" : "");
        return switch (random.nextInt(16)) {
            case 0, 1 -> create(name, fifo, random);
            case 2, 3 -> subscribe(name, fifo, random);
            case 4, 5, 6, 7 -> publish(name, fifo, random);
            case 8 -> batch(name, fifo, random);
            case 9, 10, 11 -> receive(random);
            case 12 -> subscriptionAttribute(random);
            case 13 -> topicAttribute(name, random);
            case 14 -> tags(name, random);
            default -> rare(name, random);
        };
    }

    private String topic(String name) {
        return topics.getOrDefault(name, MISSING);
    }

    private Step create(String name, boolean fifo, Random random) {
        if (random.nextInt(6) == 0) {
            return new Step("CreateTopic (bad name)", () -> created("bad", run + "?", Map.of()));
        }
        if (random.nextInt(6) == 0) {
            var attributes = Map.of("FifoTopic", Boolean.toString(!fifo));
            return new Step("CreateTopic (FifoTopic " + !fifo + ")", () -> created(name, run + name, attributes));
        }
        var attributes = fifo ? Map.of("FifoTopic", "true") : Map.<String, String>of();
        return new Step("CreateTopic" + (fifo ? " (FIFO)" : ""), () -> created(name, run + name, attributes));
    }

    private String created(String key, String name, Map<String, String> attributes) {
        topics.put(
                key, sns.createTopic(r -> r.name(name).attributes(attributes)).topicArn());
        return "made";
    }

    private Step subscribe(String name, boolean fifo, Random random) {
        var queue = List.copyOf(queues.keySet()).get(fifo ? 1 : random.nextInt(2) * 2);
        var attributes = List.of(
                Map.<String, String>of(),
                Map.of("RawMessageDelivery", "true"),
                Map.of("FilterPolicy", "{\"kind\":[\"a\"]}"),
                Map.of("FilterPolicy", "{\"n\":[{\"numeric\":[\">\",5]}]}", "RawMessageDelivery", "true"),
                Map.of("FilterPolicy", "{\"kind\":[{\"exists\":false}]}"),
                Map.of("FilterPolicy", "{\"body\":[\"x\"]}", "FilterPolicyScope", "MessageBody"),
                Map.of("FilterPolicy", "{"),
                Map.of("RawMessageDelivery", "perhaps"),
                Map.of("Unknown", "x"));
        var drawn = attributes.get(random.nextInt(attributes.size()));
        var protocol = random.nextInt(8) == 0 ? "pigeon" : "sqs";
        return new Step("Subscribe " + protocol + " " + new TreeMap<>(drawn), () -> {
            var arn = sns.subscribe(r -> r.topicArn(topic(name))
                            .protocol(protocol)
                            .endpoint(queueArn(queue))
                            .attributes(drawn))
                    .subscriptionArn();
            subscriptions.add(arn);
            return "subscribed: " + subscriptions.indexOf(arn);
        });
    }

    private String queueArn(String queue) {
        return requireNonNull(
                sqs.getQueueAttributes(r -> r.queueUrl(queues.get(queue)).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN));
    }

    private Step publish(String name, boolean fifo, Random random) {
        var kinds = List.of("plain", "plain", "plain", "json", "umlauts", "no default", "no json", "empty", "too long");
        var kind = kinds.get(random.nextInt(random.nextInt(4) == 0 ? kinds.size() : 5));
        var body = switch (kind) {
            case "json" -> "{\"default\":\"d\",\"sqs\":\"s" + sent++ + "\"}";
            case "no default" -> "{\"sqs\":\"s\"}";
            case "no json" -> "{";
            case "empty" -> "";
            case "umlauts" -> "\u00fc<&>\"";
            case "too long" -> "x".repeat(262_145);
            default -> random.nextBoolean() ? "m" + sent++ : "{\"body\":\"x\",\"i\":" + sent++ + "}";
        };
        var structured = List.of("json", "no default", "no json").contains(kind);
        var subjects = List.of("subject", "x".repeat(100), "x".repeat(101), "two\nlines", "\u00fc");
        var subject = random.nextInt(4) == 0 ? subjects.get(random.nextInt(subjects.size())) : null;
        var attributes = attributes(random);
        var group = fifo ? random.nextInt(5) > 0 : random.nextInt(10) == 0;
        var label = "Publish (" + kind + ")"
                + (fifo ? " FIFO" : "")
                + (group == fifo ? "" : group ? " with a group" : " without a group")
                + (subject == null ? "" : " subject of " + subject.length());
        return new Step(label + " " + attributes.keySet(), () -> {
            var answer = sns.publish(r -> r.topicArn(topic(name))
                    .message(body)
                    .subject(subject)
                    .messageStructure(structured ? "json" : null)
                    .messageAttributes(attributes)
                    .messageGroupId(group ? "g" : null)
                    .messageDeduplicationId(fifo ? "d" + random.nextInt(6) : null));
            return "published: " + (answer.messageId() != null) + " " + (answer.sequenceNumber() != null);
        });
    }

    private static Map<String, MessageAttributeValue> attributes(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Map.of("kind", attribute("String", random.nextBoolean() ? "a" : "b"));
            case 2 -> Map.of("n", attribute("Number", random.nextBoolean() ? "7" : "3"));
            case 3 -> Map.of("kind", attribute("String.Array", "[\"a\",\"c\"]"));
            case 4 -> Map.of(random.nextBoolean() ? "empty" : "kind", attribute("String", ""));
            default -> Map.of();
        };
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private Step batch(String name, boolean fifo, Random random) {
        int size = List.of(1, 3, 10, 11).get(random.nextInt(4));
        var ids = size > 1 && random.nextInt(4) == 0 ? "same" : random.nextInt(8) == 0 ? "bad" : "good";
        var empty = random.nextInt(4) == 0;
        return new Step("PublishBatch of " + size + " (" + ids + (empty ? " ids, one is empty)" : " ids)"), () -> {
            var entries = IntStream.range(0, size)
                    .mapToObj(i -> PublishBatchRequestEntry.builder()
                            .id(ids.equals("same") ? "e" : ids.equals("bad") ? "?" + i : "e" + i)
                            .message(empty && i == 0 ? "" : "b" + i)
                            .messageGroupId(fifo ? "g" : null)
                            .messageDeduplicationId(fifo ? UUID.randomUUID().toString() : null)
                            .build())
                    .toList();
            var answer = sns.publishBatch(r -> r.topicArn(topic(name)).publishBatchRequestEntries(entries));
            return "answered: " + answer.successful().size() + " and "
                    + answer.failed().stream()
                            .map(entry -> entry.id() + entry.code() + entry.senderFault())
                            .toList();
        });
    }

    /** All that has arrived; both deliver before they answer. */
    private Step receive(Random random) {
        var queue = List.copyOf(queues.keySet()).get(random.nextInt(3));
        return new Step("(what arrived)", () -> {
            var all = new ArrayList<String>();
            for (var some = take(queue); !some.isEmpty(); some = take(queue)) {
                some.forEach(message -> all.add(arrived(message)));
            }
            return "received: " + all.stream().sorted().toList();
        });
    }

    private List<Message> take(String queue) {
        var messages = sqs.receiveMessage(r ->
                        r.queueUrl(queues.get(queue)).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
        messages.forEach(message ->
                sqs.deleteMessage(r -> r.queueUrl(queues.get(queue)).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private static String arrived(Message message) {
        var attributes = new TreeMap<String, String>();
        message.messageAttributes()
                .forEach((name, value) -> attributes.put(name, value.dataType() + value.stringValue()));
        if (!message.body().contains("\"Notification\"")) {
            return message.body() + attributes;
        }
        var envelope = (Map<?, ?>) requireNonNull(Json.parse(message.body()));
        var kept = new TreeMap<String, Object>();
        envelope.forEach((key, value) -> kept.put(key.toString(), sorted(value)));
        for (var own : List.of(
                "MessageId",
                "Timestamp",
                "Signature",
                "SignatureVersion", // always 2 of moto; of AWS 1, unless the topic says otherwise
                "SigningCertURL",
                "UnsubscribeURL",
                "TopicArn",
                "SequenceNumber")) {
            kept.computeIfPresent(own, (key, value) -> "present");
        }
        return kept.toString() + attributes;
    }

    private static Object sorted(Object value) {
        var sorted = new TreeMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> sorted.put(key.toString(), sorted(each)));
            return sorted;
        }
        return value;
    }

    private Step subscriptionAttribute(Random random) {
        var drawn = random.nextInt(5);
        if (random.nextInt(3) == 0) {
            return new Step("GetSubscriptionAttributes", () -> {
                var all = new TreeMap<>(sns.getSubscriptionAttributes(r -> r.subscriptionArn(subscription(drawn)))
                        .attributes());
                List.of("SubscriptionArn", "TopicArn", "Endpoint", "Owner", "SubscriptionPrincipal")
                        .forEach(own -> all.computeIfPresent(own, (key, value) -> "present"));
                return "attributes: " + all;
            });
        }
        var settings = List.of(
                Map.entry("RawMessageDelivery", "false"),
                Map.entry("RawMessageDelivery", "perhaps"),
                Map.entry("FilterPolicy", "{\"kind\":[\"b\"]}"),
                Map.entry("FilterPolicy", "["),
                Map.entry("FilterPolicyScope", "Nowhere"),
                Map.entry("Unknown", "x"));
        var setting = settings.get(random.nextInt(settings.size()));
        return new Step("SetSubscriptionAttributes " + setting, () -> {
            sns.setSubscriptionAttributes(r -> r.subscriptionArn(subscription(drawn))
                    .attributeName(setting.getKey())
                    .attributeValue(setting.getValue()));
            return "done";
        });
    }

    private String subscription(int drawn) {
        return subscriptions.isEmpty()
                ? MISSING + ":" + new UUID(0, 0)
                : subscriptions.get(drawn % subscriptions.size());
    }

    private Step topicAttribute(String name, Random random) {
        if (random.nextBoolean()) {
            return new Step("GetTopicAttributes", () -> {
                var all = sns.getTopicAttributes(r -> r.topicArn(topic(name))).attributes();
                var kept = new TreeMap<>(all);
                kept.keySet()
                        .retainAll(List.of(
                                "DisplayName",
                                "FifoTopic",
                                "ContentBasedDeduplication",
                                "SubscriptionsConfirmed",
                                "SubscriptionsPending"));
                return "attributes: " + kept;
            });
        }
        var settings =
                List.of(Map.entry("DisplayName", "news"), Map.entry("DisplayName", ""), Map.entry("Unknown", "x"));
        var setting = settings.get(random.nextInt(settings.size()));
        return new Step("SetTopicAttributes " + setting, () -> {
            sns.setTopicAttributes(
                    r -> r.topicArn(topic(name)).attributeName(setting.getKey()).attributeValue(setting.getValue()));
            return "done";
        });
    }

    private Step tags(String name, Random random) {
        var key = "t" + random.nextInt(3);
        return switch (random.nextInt(3)) {
            case 0 ->
                new Step("TagResource", () -> {
                    sns.tagResource(
                            r -> r.resourceArn(topic(name)).tags(t -> t.key(key).value("v")));
                    return "done";
                });
            case 1 ->
                new Step("UntagResource", () -> {
                    sns.untagResource(r -> r.resourceArn(topic(name)).tagKeys(key));
                    return "done";
                });
            default ->
                new Step(
                        "ListTagsForResource",
                        () -> "tags: "
                                + sns.listTagsForResource(r -> r.resourceArn(topic(name))).tags().stream()
                                        .map(tag -> tag.key() + "=" + tag.value())
                                        .sorted()
                                        .toList());
        };
    }

    private Step rare(String name, Random random) {
        var drawn = random.nextInt(5);
        return switch (random.nextInt(4)) {
            case 0 ->
                new Step("Unsubscribe", () -> {
                    sns.unsubscribe(r -> r.subscriptionArn(subscription(drawn)));
                    return "done";
                });
            case 1 ->
                new Step("DeleteTopic", () -> {
                    sns.deleteTopic(r -> r.topicArn(topic(name)));
                    return "done";
                });
            case 2 ->
                new Step(
                        "ListSubscriptionsByTopic",
                        () -> "subscriptions: "
                                + sns.listSubscriptionsByTopic(r -> r.topicArn(topic(name))).subscriptions().stream()
                                        .map(each -> subscriptions.indexOf(each.subscriptionArn()) + each.protocol())
                                        .sorted()
                                        .toList());
            default ->
                new Step(
                        "ListTopics",
                        () -> "topics: "
                                + sns.listTopicsPaginator().topics().stream()
                                        .map(each -> each.topicArn().replaceAll(".*:", ""))
                                        .filter(each -> each.startsWith(run))
                                        .map(each -> each.substring(run.length()))
                                        .sorted()
                                        .toList());
        };
    }
}
