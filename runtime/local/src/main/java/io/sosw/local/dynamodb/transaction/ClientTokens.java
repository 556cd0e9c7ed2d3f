package io.sosw.local.dynamodb.transaction;

import io.sosw.local.dynamodb.value.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Transactions that were done, by their client token: for ten minutes the same one is not done again. */
final class ClientTokens {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Done> done = new HashMap<>();
    private final Deque<String> oldestFirst = new ArrayDeque<>();

    ClientTokens(Clock clock) {
        this.clock = clock;
    }

    /** @param items the hash of what was asked for: whole requests of ten minutes would fill the heap */
    private record Done(int items, TransactWriteItemsResponse response, Instant at) {}

    /** Runs the transaction unless it was done before; a token serialises its retries. */
    synchronized TransactWriteItemsResponse once(
            TransactWriteItemsRequest request, Supplier<TransactWriteItemsResponse> transaction) {
        forgetOld();
        var before = done.get(request.clientRequestToken());
        if (before != null) {
            return repeated(before, request);
        }
        var response = transaction.get();
        done.put(request.clientRequestToken(), new Done(request.transactItems().hashCode(), response, clock.instant()));
        oldestFirst.add(request.clientRequestToken());
        return response;
    }

    private static TransactWriteItemsResponse repeated(Done before, TransactWriteItemsRequest request) {
        if (before.items() != request.transactItems().hashCode()) {
            throw Rejection.filled(
                    IdempotentParameterMismatchException.builder(),
                    "IdempotentParameterMismatchException",
                    "Request parameters do not match those of an earlier request with the same client token");
        }
        return before.response();
    }

    private void forgetOld() {
        var limit = clock.instant().minus(REMEMBERED);
        while (isOlder(done.get(oldestFirst.peek()), limit)) {
            done.remove(oldestFirst.remove());
        }
    }

    private static boolean isOlder(@Nullable Done transaction, Instant limit) {
        return transaction != null && transaction.at().isBefore(limit);
    }
}
