package io.sosw.aws.queue;

import io.sosw.event.SqsMessage;
import io.sosw.json.Json;
import io.sosw.wrapper.poller.EntryFailure;
import io.sosw.wrapper.poller.MessageQueue;
import io.sosw.wrapper.poller.QueueAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of SQS. */
final class SqsMessageQueue implements MessageQueue {
    private final SqsClient client;
    private final String url;
    private volatile String arn = "";

    SqsMessageQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public QueueAttributes attributes() {
        var attributes = client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        arn = attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        return new QueueAttributes(
                arn.substring(arn.lastIndexOf(':') + 1),
                arn,
                Duration.ofSeconds(number(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT))),
                "true".equals(attributes.get(QueueAttributeName.FIFO_QUEUE)),
                maxReceiveCount(attributes.get(QueueAttributeName.REDRIVE_POLICY)),
                number(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        + number(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        + number(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    /** SQS answers with a number, CloudFormation has been seen to store a text. */
    private static int maxReceiveCount(@Nullable String policy) {
        if (policy == null || policy.isEmpty() || !(Json.parse(policy) instanceof Map<?, ?> map)) {
            return 0;
        }
        var count = map.get("maxReceiveCount");
        return count == null ? 0 : Integer.parseInt(count.toString());
    }

    @Override
    public List<SqsMessage> receive(int most, Duration wait) {
        var messages = client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
        return messages.stream().map(message -> SqsMessages.of(message, arn)).toList();
    }

    @Override
    public List<EntryFailure> delete(List<SqsMessage> messages) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (SqsMessage message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        var answer = client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
        return failures(answer.failed(), messages);
    }

    @Override
    public List<EntryFailure> changeVisibility(List<SqsMessage> messages, Duration timeout) {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
        for (SqsMessage message : messages) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) timeout.toSeconds())
                    .build());
        }
        var answer = client.changeMessageVisibilityBatch(
                request -> request.queueUrl(url).entries(entries));
        return failures(answer.failed(), messages);
    }

    private static List<EntryFailure> failures(List<BatchResultErrorEntry> failed, List<SqsMessage> messages) {
        return failed.stream()
                .map(entry -> new EntryFailure(
                        messages.get(Integer.parseInt(entry.id())),
                        entry.code(),
                        String.valueOf(entry.message()),
                        Boolean.TRUE.equals(entry.senderFault())))
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
