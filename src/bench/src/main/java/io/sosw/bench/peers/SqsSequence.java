package io.sosw.bench.peers;

import io.sosw.bench.peers.Differences.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Random calls of SQS on a handful of queues. */
final class SqsSequence implements Differences.Sequence {
    private final SqsClient sqs;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> handles = new ArrayList<>();
    private int sent;

    SqsSequence(Peer peer) {
        sqs = peer.client(SqsClient.builder().checksumValidationEnabled(false));
    }

    @Override
    public Step next(Random random) {
        var fifo = random.nextInt(3) == 0;
        var name = run + "-" + random.nextInt(2) + (fifo ? ".fifo" : "");
        var kind = fifo ? " of a FIFO queue" : "";
        return switch (random.nextInt(16)) {
            case 0, 1 -> new Step("CreateQueue" + kind, () -> create(name, fifo, Map.of()));
            case 2 -> create(name, fifo, random);
            case 3 -> new Step("GetQueueUrl" + kind, () -> url(name).isEmpty() ? "none" : "found");
            case 4, 5, 6 -> send(name, fifo, random);
            case 7 -> batch(name, fifo, random);
            case 8, 9, 10 -> receive(name, random);
            case 11 -> delete(name, random);
            case 12 -> visibility(name, random);
            case 13 -> attributes(name, random);
            case 14 -> tags(name, random);
            default -> rare(name, random);
        };
    }

    private String create(String name, boolean fifo, Map<QueueAttributeName, String> more) {
        var attributes = new java.util.HashMap<>(more);
        if (fifo) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        sqs.createQueue(r -> r.queueName(name).attributes(attributes));
        return "made";
    }

    private Step create(String name, boolean fifo, Random random) {
        var values = List.of("0", "30", "43200", "43201", "-1", "x");
        var value = values.get(random.nextInt(values.size()));
        return new Step(
                "CreateQueue (VisibilityTimeout " + value + ")",
                () -> create(name, fifo, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, value)));
    }

    private String url(String name) {
        return sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
    }

    private Step send(String name, boolean fifo, Random random) {
        var bodies = Map.of(
                "",
                "",
                " (control character)",
                "a\u0001",
                " (umlauts)",
                "\u00fc<&>",
                " (more than 1 MiB)",
                "x".repeat(1_048_577));
        var kinds = List.of(
                "", " (control character)", " (umlauts)", " (more than 1 MiB)", " (plain)", " (plain)", " (plain)");
        var kind = kinds.get(random.nextInt(kinds.size()));
        var body = kind.isEmpty() ? "" : bodies.getOrDefault(kind, "m" + sent++);
        var group = fifo && random.nextInt(5) > 0;
        var delay = random.nextInt(8) == 0 ? 901 : 0;
        var attribute = random.nextInt(3) == 0;
        var label = "SendMessage" + (kind.isEmpty() ? " (empty)" : kind)
                + (fifo ? group ? " with a group" : " without a group" : "") + (delay > 0 ? " (delay 901)" : "");
        return new Step(label, () -> {
            var answer = sqs.sendMessage(r -> {
                r.queueUrl(url(name)).messageBody(body);
                if (delay > 0) {
                    r.delaySeconds(delay);
                }
                if (group) {
                    r.messageGroupId("g").messageDeduplicationId("d" + random.nextInt(4));
                }
                if (attribute) {
                    r.messageAttributes(Map.of(
                            "n",
                            MessageAttributeValue.builder()
                                    .dataType("Number.int")
                                    .stringValue("7")
                                    .build()));
                }
            });
            return "sent: " + answer.md5OfMessageBody() + " " + answer.md5OfMessageAttributes() + " "
                    + (answer.sequenceNumber() != null);
        });
    }

    private Step batch(String name, boolean fifo, Random random) {
        int size = List.of(1, 3, 10, 11).get(random.nextInt(4));
        var same = size > 1 && random.nextInt(4) == 0;
        return new Step("SendMessageBatch of " + size + (same ? " (one id twice)" : ""), () -> {
            var entries = IntStream.range(0, size)
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id("e" + (same ? 0 : i))
                            .messageBody("b" + i)
                            .messageGroupId(fifo ? "g" : null)
                            .messageDeduplicationId(fifo ? UUID.randomUUID().toString() : null)
                            .build())
                    .toList();
            var answer = sqs.sendMessageBatch(r -> r.queueUrl(url(name)).entries(entries));
            return "answered: " + answer.successful().size() + " and "
                    + answer.failed().size();
        });
    }

    private Step receive(String name, Random random) {
        int most = List.of(0, 1, 3, 10, 11).get(random.nextInt(5));
        return new Step("ReceiveMessage of " + most, () -> {
            var messages = sqs.receiveMessage(r -> r.queueUrl(url(name))
                            .maxNumberOfMessages(most)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .messages();
            messages.forEach(message -> handles.add(message.receiptHandle()));
            return "received: "
                    + messages.stream().map(SqsSequence::text).sorted().toList();
        });
    }

    private static String text(Message message) {
        return message.body()
                + message.attributesAsStrings()
                + message.messageAttributes().keySet();
    }

    private String handle(Random random) {
        return handles.isEmpty() || random.nextInt(6) == 0 ? "nonsense" : handles.get(random.nextInt(handles.size()));
    }

    private Step delete(String name, Random random) {
        var handle = handle(random);
        var nonsense = handle.equals("nonsense");
        return new Step("DeleteMessage" + (nonsense ? " (no handle)" : ""), () -> {
            sqs.deleteMessage(r -> r.queueUrl(url(name)).receiptHandle(handle));
            return "done";
        });
    }

    private Step visibility(String name, Random random) {
        var handle = handle(random);
        var nonsense = handle.equals("nonsense");
        int seconds = List.of(0, 100, 43_200, 43_201).get(random.nextInt(4));
        return new Step("ChangeMessageVisibility to " + seconds + (nonsense ? " (no handle)" : ""), () -> {
            sqs.changeMessageVisibility(
                    r -> r.queueUrl(url(name)).receiptHandle(handle).visibilityTimeout(seconds));
            return "done";
        });
    }

    private Step attributes(String name, Random random) {
        if (random.nextBoolean()) {
            return new Step("GetQueueAttributes", () -> {
                var all = sqs.getQueueAttributes(r -> r.queueUrl(url(name))
                                .attributeNames(
                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                        QueueAttributeName.DELAY_SECONDS,
                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributesAsStrings();
                return "attributes: " + new java.util.TreeMap<>(all);
            });
        }
        var delay = List.of("0", "901", "y").get(random.nextInt(3));
        return new Step("SetQueueAttributes (DelaySeconds " + delay + ")", () -> {
            sqs.setQueueAttributes(
                    r -> r.queueUrl(url(name)).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, delay)));
            return "done";
        });
    }

    private Step tags(String name, Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Step("TagQueue", () -> {
                    sqs.tagQueue(r -> r.queueUrl(url(name)).tags(Map.of("t" + random.nextInt(3), "v")));
                    return "done";
                });
            case 1 ->
                new Step("UntagQueue", () -> {
                    sqs.untagQueue(r -> r.queueUrl(url(name)).tagKeys("t" + random.nextInt(3)));
                    return "done";
                });
            default ->
                new Step(
                        "ListQueueTags",
                        () -> "tags: "
                                + new java.util.TreeMap<>(sqs.listQueueTags(r -> r.queueUrl(url(name)))
                                        .tags()));
        };
    }

    private Step rare(String name, Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Step("PurgeQueue", () -> {
                    sqs.purgeQueue(r -> r.queueUrl(url(name)));
                    return "done";
                });
            case 1 ->
                new Step("DeleteQueue", () -> {
                    sqs.deleteQueue(r -> r.queueUrl(url(name)));
                    return "done";
                });
            case 2 ->
                new Step(
                        "ListQueues",
                        () -> "queues: "
                                + sqs.listQueues(r -> r.queueNamePrefix(run)).queueUrls().stream()
                                        .map(url -> url.substring(url.lastIndexOf('/'))
                                                .replace(run, ""))
                                        .sorted()
                                        .toList());
            default -> new Step("CreateQueue (bad name)", () -> create(run + "?", false, Map.of()));
        };
    }
}
