package io.sosw.local.dynamodb.transaction;

import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Collects, action by action, why a transaction cannot be done. */
final class Cancellation {
    private static final String NONE = "None";

    private final List<CancellationReason> reasons = new ArrayList<>();
    private boolean cancelled;

    void none() {
        reasons.add(CancellationReason.builder().code(NONE).build());
    }

    void conditionFailed(@Nullable Map<String, AttributeValue> shown) {
        cancelled = true;
        var reason =
                CancellationReason.builder().code("ConditionalCheckFailed").message("The conditional request failed");
        reasons.add((shown == null ? reason : reason.item(shown)).build());
    }

    void invalid(DynamoDbException problem) {
        cancelled = true;
        reasons.add(CancellationReason.builder()
                .code("ValidationError")
                .message(problem.awsErrorDetails().errorMessage())
                .build());
    }

    void throwIfCancelled() {
        if (cancelled) {
            var codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
            throw Rejection.filled(
                    TransactionCanceledException.builder().cancellationReasons(reasons),
                    "TransactionCanceledException",
                    "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
        }
    }
}
