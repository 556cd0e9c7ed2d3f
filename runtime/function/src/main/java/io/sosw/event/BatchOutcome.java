package io.sosw.event;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for the messages of a batch, by the rules of Lambda with {@code ReportBatchItemFailures}: nothing,
 * null, an empty object and an empty or null list mean success; an answer that cannot be trusted fails the whole batch, for
 * a message deleted by mistake is lost and one delivered twice is not.
 *
 * @param succeeded to be deleted, in the order of the batch
 * @param failed left on the queue, in the order of the batch
 * @param distrust why the whole batch failed; empty if the answer was understood
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda: success and failure
 *     conditions</a>
 */
public record BatchOutcome(List<String> succeeded, List<String> failed, Optional<String> distrust) {

    /** Keeps copies of the lists. */
    public BatchOutcome {
        succeeded = List.copyOf(succeeded);
        failed = List.copyOf(failed);
    }

    /** The function threw, or could not be run: all messages failed. */
    public static BatchOutcome allFailed(List<String> messageIds, String reason) {
        return new BatchOutcome(List.of(), messageIds, Optional.of(reason));
    }

    /** What the text that a function answered means for these messages; null for no answer. */
    public static BatchOutcome ofText(@Nullable String answer, List<String> messageIds) {
        if (answer == null || answer.isBlank()) {
            return new BatchOutcome(messageIds, List.of(), Optional.empty());
        }
        try {
            return of(Json.parse(answer), messageIds);
        } catch (JsonException e) {
            return allFailed(messageIds, "the answer is not JSON: " + e.getMessage());
        }
    }

    /** What an answer as plain JSON value (see {@link Json#toValue}) means for these messages. */
    public static BatchOutcome of(@Nullable Object answer, List<String> messageIds) {
        if (answer == null) {
            return new BatchOutcome(messageIds, List.of(), Optional.empty());
        }
        if (!(answer instanceof Map<?, ?> object)) {
            return allFailed(messageIds, "the answer is no object: " + Json.write(answer));
        }
        var failures = object.get("batchItemFailures");
        if (failures == null) {
            return new BatchOutcome(messageIds, List.of(), Optional.empty());
        }
        if (!(failures instanceof List<?> list)) {
            return allFailed(messageIds, "batchItemFailures is no list: " + Json.write(failures));
        }
        var known = new HashSet<>(messageIds);
        var failed = new HashSet<String>();
        for (var failure : list) {
            var id = failure instanceof Map<?, ?> item ? item.get("itemIdentifier") : null;
            if (!(id instanceof String text) || text.isEmpty()) {
                return allFailed(messageIds, "a batch item failure without itemIdentifier: " + Json.write(failure));
            }
            if (!known.contains(text)) {
                return allFailed(messageIds, "a batch item failure for a message that is not in the batch: " + text);
            }
            failed.add(text);
        }
        return split(messageIds, failed);
    }

    private static BatchOutcome split(List<String> messageIds, Set<String> failed) {
        var succeeded = new ArrayList<String>();
        var remaining = new ArrayList<String>();
        for (var id : messageIds) {
            (failed.contains(id) ? remaining : succeeded).add(id);
        }
        return new BatchOutcome(succeeded, remaining, Optional.empty());
    }
}
