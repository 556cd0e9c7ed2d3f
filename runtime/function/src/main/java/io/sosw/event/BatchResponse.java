package io.sosw.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The answer to a batch of messages: which of them failed. All others are deleted from the queue; written as JSON it is
 * {@code {"batchItemFailures": [{"itemIdentifier": "…"}]}}.
 *
 * @param batchItemFailures in the order of the batch; empty when all succeeded
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda: partial batch
 *     responses</a>
 */
public record BatchResponse(List<BatchItemFailure> batchItemFailures) {

    /** Keeps a copy of the list. */
    public BatchResponse {
        batchItemFailures = List.copyOf(batchItemFailures);
    }

    /** All succeeded. */
    public static BatchResponse success() {
        return new BatchResponse(List.of());
    }

    /** These failed, each named once. */
    public static BatchResponse failed(Collection<String> messageIds) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var id : new LinkedHashSet<>(messageIds)) {
            failures.add(new BatchItemFailure(id));
        }
        return new BatchResponse(failures);
    }
}
