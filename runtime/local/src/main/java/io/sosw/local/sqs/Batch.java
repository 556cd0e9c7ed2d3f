package io.sosw.local.sqs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * What became of the entries of a batch.
 *
 * @param successful the answers, in the order asked
 * @param failed what was refused, each with its own error
 */
record Batch<T>(List<T> successful, List<BatchResultErrorEntry> failed) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final int MOST_ENTRIES = 10;

    static <E, T> Batch<T> run(List<E> entries, String kind, Function<E, @Nullable String> id, Function<E, T> work) {
        check(entries, kind, id);
        var successful = new ArrayList<T>(entries.size());
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : entries) {
            try {
                successful.add(work.apply(entry));
            } catch (SqsException e) {
                failed.add(failure(id.apply(entry), e));
            }
        }
        return new Batch<>(successful, failed);
    }

    private static <E> void check(List<E> entries, String kind, Function<E, @Nullable String> id) {
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch(kind);
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SqsErrors.tooManyEntries(entries.size());
        }
        var seen = new HashSet<String>();
        for (var entry : entries) {
            var text = id.apply(entry);
            if (text == null || !ID.matcher(text).matches()) {
                throw SqsErrors.batchEntryId();
            }
            if (!seen.add(text)) {
                throw SqsErrors.repeatedId(text);
            }
        }
    }

    private static BatchResultErrorEntry failure(@Nullable String id, SqsException e) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(SqsErrors.shapeOfCode(e.awsErrorDetails().errorCode()))
                .message(e.awsErrorDetails().errorMessage())
                .senderFault(true)
                .build();
    }
}
