package io.sosw.local.logs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** What lines may be put, and how long a group may keep them. */
final class LogRules {
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);
    private static final int MOST = 10_000;
    private static final long OLDEST = TimeUnit.DAYS.toMillis(14);
    private static final long NEWEST = TimeUnit.HOURS.toMillis(2);

    private LogRules() {}

    static void checkRetention(@Nullable Integer days) {
        if (days == null || !RETENTIONS.contains(days)) {
            throw LogErrors.invalid("1 validation error detected: Value '" + days
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + RETENTIONS.stream().sorted().toList());
        }
    }

    /** Which of the lines are too old or too new; null when none is. */
    static @Nullable RejectedLogEventsInfo check(List<InputLogEvent> events, long now, int retentionInDays) {
        if (events.isEmpty() || events.size() > MOST) {
            throw LogErrors.invalid("1 validation error detected: Value at 'logEvents' failed to satisfy constraint: "
                    + "Member must have length from 1 to 10000");
        }
        for (var i = 1; i < events.size(); i++) {
            if (events.get(i).timestamp() < events.get(i - 1).timestamp()) {
                throw LogErrors.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }
        var oldest = now - (retentionInDays == 0 ? OLDEST : Math.min(OLDEST, TimeUnit.DAYS.toMillis(retentionInDays)));
        var tooOld = (int) events.stream().filter(e -> e.timestamp() < oldest).count();
        var notNew =
                (int) events.stream().filter(e -> e.timestamp() <= now + NEWEST).count();
        if (tooOld == 0 && notNew == events.size()) {
            return null;
        }
        return RejectedLogEventsInfo.builder()
                .tooOldLogEventEndIndex(tooOld == 0 ? null : tooOld)
                .tooNewLogEventStartIndex(notNew == events.size() ? null : notNew)
                .build();
    }

    static List<InputLogEvent> accepted(List<InputLogEvent> events, @Nullable RejectedLogEventsInfo rejected) {
        if (rejected == null) {
            return events;
        }
        var from = rejected.tooOldLogEventEndIndex();
        var to = rejected.tooNewLogEventStartIndex();
        return events.subList(from == null ? 0 : from, to == null ? events.size() : to);
    }
}
