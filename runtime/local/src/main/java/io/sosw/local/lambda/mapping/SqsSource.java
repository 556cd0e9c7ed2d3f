package io.sosw.local.lambda.mapping;

import io.sosw.event.SqsMessage;
import io.sosw.json.Json;
import io.sosw.wrapper.poller.EntryFailure;
import io.sosw.wrapper.poller.MessageQueue;
import io.sosw.wrapper.poller.QueueAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of this world as the poller sees it. */
record SqsSource(SqsClient sqs, String url, String arn) implements MessageQueue {

    @Override
    public QueueAttributes attributes() {
        var all = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        var name = arn.substring(arn.lastIndexOf(':') + 1);
        var redrive = all.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
        var messages = number(all, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + number(all, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                + number(all, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
        var visibility = Duration.ofSeconds(number(all, QueueAttributeName.VISIBILITY_TIMEOUT));
        return new QueueAttributes(name, arn, visibility, name.endsWith(".fifo"), receives(redrive), messages);
    }

    private static int receives(String redrive) {
        return redrive.isEmpty() || !(Json.parse(redrive) instanceof Map<?, ?> policy)
                ? 0
                : Integer.parseInt(String.valueOf(policy.get("maxReceiveCount")));
    }

    private static long number(Map<QueueAttributeName, String> all, QueueAttributeName name) {
        return Long.parseLong(all.getOrDefault(name, "0"));
    }

    @Override
    public List<SqsMessage> receive(int most, Duration wait) {
        var answer = sqs.receiveMessage(r -> r.queueUrl(url)
                .maxNumberOfMessages(most)
                .waitTimeSeconds((int) wait.toSeconds())
                .messageAttributeNames("All")
                .messageSystemAttributeNamesWithStrings("All"));
        return answer.messages().stream().map(this::message).toList();
    }

    private SqsMessage message(Message message) {
        var attributes = new LinkedHashMap<String, io.sosw.event.MessageAttribute>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        return new SqsMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                message.attributesAsStrings(),
                attributes,
                message.md5OfBody(),
                arn);
    }

    private static io.sosw.event.MessageAttribute attribute(MessageAttributeValue value) {
        var bytes = value.binaryValue();
        var binary = bytes == null ? null : java.util.Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        return new io.sosw.event.MessageAttribute(value.dataType(), value.stringValue(), binary);
    }

    @Override
    public List<EntryFailure> delete(List<SqsMessage> messages) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        return failures(
                messages,
                sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries)).failed());
    }

    @Override
    public List<EntryFailure> changeVisibility(List<SqsMessage> messages, Duration timeout) {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        for (var message : messages) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) timeout.toSeconds())
                    .build());
        }
        return failures(
                messages,
                sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries))
                        .failed());
    }

    private static List<EntryFailure> failures(List<SqsMessage> messages, List<BatchResultErrorEntry> failed) {
        return failed.stream()
                .map(entry -> new EntryFailure(
                        messages.get(Integer.parseInt(entry.id())),
                        entry.code(),
                        String.valueOf(entry.message()),
                        Boolean.TRUE.equals(entry.senderFault())))
                .toList();
    }

    @Override
    public void close() {}
}
