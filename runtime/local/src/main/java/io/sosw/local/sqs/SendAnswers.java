package io.sosw.local.sqs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** What a sender gets back: ids and digests by which it checks that its message arrived whole. */
final class SendAnswers {
    private static final long BATCH_LIMIT = 1_048_576;

    private SendAnswers() {}

    static SendMessageResponse one(StoredMessage message, SendMessageRequest request) {
        return SendMessageResponse.builder()
                .messageId(message.id.toString())
                .md5OfMessageBody(AttributeDigest.ofBody(request.messageBody()))
                .md5OfMessageAttributes(digest(request.messageAttributes()))
                .md5OfMessageSystemAttributes(systemDigest(request.messageSystemAttributes()))
                .sequenceNumber(sequenceNumber(message))
                .build();
    }

    static SendMessageBatchResponse batch(Sending sending, Queue queue, SendMessageBatchRequest request) {
        var size = request.entries().stream()
                .mapToLong(e -> MessageRules.size(e.messageBody(), e.messageAttributes()))
                .sum();
        if (size > BATCH_LIMIT) {
            throw SqsErrors.batchTooLong(size);
        }
        var kind = "SendMessageBatchRequestEntry";
        var batch = Batch.run(request.entries(), kind, SendMessageBatchRequestEntry::id, entry -> {
            var single = single(entry);
            return entry(entry.id(), one(sending.send(queue, single), single));
        });
        return SendMessageBatchResponse.builder()
                .successful(batch.successful())
                .failed(batch.failed())
                .build();
    }

    private static SendMessageRequest single(SendMessageBatchRequestEntry entry) {
        return SendMessageRequest.builder()
                .messageBody(entry.messageBody())
                .delaySeconds(entry.delaySeconds())
                .messageAttributes(entry.messageAttributes())
                .messageSystemAttributes(entry.messageSystemAttributes())
                .messageDeduplicationId(entry.messageDeduplicationId())
                .messageGroupId(entry.messageGroupId())
                .build();
    }

    private static SendMessageBatchResultEntry entry(String id, SendMessageResponse answer) {
        return SendMessageBatchResultEntry.builder()
                .id(id)
                .messageId(answer.messageId())
                .md5OfMessageBody(answer.md5OfMessageBody())
                .md5OfMessageAttributes(answer.md5OfMessageAttributes())
                .md5OfMessageSystemAttributes(answer.md5OfMessageSystemAttributes())
                .sequenceNumber(answer.sequenceNumber())
                .build();
    }

    private static @Nullable String sequenceNumber(StoredMessage message) {
        return message.content.deduplicationId() == null ? null : Sending.sequenceNumber(message);
    }

    private static @Nullable String digest(Map<String, MessageAttributeValue> attributes) {
        return attributes.isEmpty() ? null : AttributeDigest.ofAttributes(attributes);
    }

    private static @Nullable String systemDigest(
            Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> attributes) {
        var plain = new java.util.HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> plain.put(
                name.toString(),
                MessageAttributeValue.builder()
                        .dataType(value.dataType())
                        .stringValue(value.stringValue())
                        .binaryValue(value.binaryValue())
                        .build()));
        return digest(plain);
    }
}
