package io.sosw.local.sns;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Publishes the entries of a batch one by one; each may fail alone. */
final class PublishedBatch {
    private PublishedBatch() {}

    static PublishBatchResponse of(Topic topic, List<PublishBatchRequestEntry> entries, Publishing publishing) {
        var successful = new ArrayList<PublishBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : entries) {
            try {
                var sent = publishing.publish(topic, publication(entry));
                successful.add(PublishBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(sent.messageId())
                        .sequenceNumber(topic.isFifo() ? sent.sequence() : null)
                        .build());
            } catch (SnsException e) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .code(e.awsErrorDetails().errorCode())
                        .message(e.awsErrorDetails().errorMessage())
                        .senderFault(true)
                        .build());
            }
        }
        return PublishBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build();
    }

    private static Publication publication(PublishBatchRequestEntry entry) {
        return new Publication(
                entry.message(),
                entry.subject(),
                entry.messageStructure(),
                entry.messageAttributes(),
                entry.messageGroupId(),
                entry.messageDeduplicationId());
    }
}
