package io.sosw.engine.tasks;

import io.sosw.aws.task.Standing;
import io.sosw.aws.task.TaskCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Follows the progress of labourers until nothing of theirs is open. What had been closed before it began is no part of
 * the progress. Not thread-safe.
 */
final class LiveView {
    private static final long INTERVAL = Duration.ofSeconds(1).toMillis();
    /** The indexes lag: nothing open once may be a job that is not seen yet. */
    private static final int CALM = 2;

    private static final int BAR = 16;
    /** More would not find room on a terminal. */
    private static final int ROWS = 20;

    private static final int MINUTE = 60;

    private final Function<String, TaskCounts> counted;
    private final List<String> labourers;
    private final Clock clock;
    private final Map<String, TaskCounts> first = new LinkedHashMap<>();
    /** When nothing was closed for the last time: the wait for the first closed one is no part of the pace. */
    private final Map<String, Instant> began = new LinkedHashMap<>();

    LiveView(Function<String, TaskCounts> counted, List<String> labourers, Clock clock) {
        this.counted = counted;
        this.labourers = labourers;
        this.clock = clock;
    }

    /**
     * Shows the counts again and again.
     *
     * @param pause waits for milliseconds
     */
    void follow(Consumer<Map<String, TaskCounts>> shown, LongConsumer pause) {
        int calm = 0;
        while (true) {
            var counts = look();
            shown.accept(counts);
            calm = counts.values().stream().allMatch(count -> count.open() == 0) ? calm + 1 : 0;
            if (calm == CALM) {
                return;
            }
            pause.accept(INTERVAL);
        }
    }

    private Map<String, TaskCounts> look() {
        var counts = new LinkedHashMap<String, TaskCounts>();
        for (var labourer : labourers) {
            var count = counted.apply(labourer);
            counts.put(labourer, count);
            first.putIfAbsent(labourer, count);
            if (closed(labourer, count) == 0) {
                began.put(labourer, clock.instant());
            }
        }
        return counts;
    }

    /** The lines of a look, one a labourer, those with open tasks first if there are too many. */
    List<String> lines(Map<String, TaskCounts> counts) {
        int width = labourers.stream().mapToInt(String::length).max().orElse(0);
        var shown = counts.entrySet().stream();
        boolean all = counts.size() <= ROWS;
        if (!all) {
            shown = shown.sorted(Comparator.comparing(each -> each.getValue().open() == 0))
                    .limit(ROWS);
        }
        var lines = new ArrayList<String>();
        shown.forEach(
                each -> lines.add(TaskLines.padded(each.getKey(), width) + " " + line(each.getKey(), each.getValue())));
        if (!all) {
            lines.add("and " + (counts.size() - ROWS) + " labourers more; -Dsosw.labourer=NAME chooses one");
        }
        return lines;
    }

    private String line(String labourer, TaskCounts count) {
        long closed = closed(labourer, count);
        long total = closed + count.open();
        int percent = total == 0 ? 100 : (int) (100 * closed / total);
        var filled = total == 0 ? BAR : (int) (BAR * closed / total);
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + percent + " %, " + closed + " of " + total
                + " closed, " + count.running() + " running, " + count.queued() + " queued"
                + some(count.expired(), "expired")
                + some(since(labourer, count, Standing.DEAD), "dead")
                + some(since(labourer, count, Standing.CANCELLED), "cancelled") + pace(labourer, closed, count.open());
    }

    private long closed(String labourer, TaskCounts count) {
        return Stream.of(Standing.COMPLETED, Standing.DEAD, Standing.CANCELLED)
                .mapToLong(standing -> since(labourer, count, standing))
                .sum();
    }

    /** What was retried or removed since the first look is no step back. */
    private long since(String labourer, TaskCounts count, Standing standing) {
        return Math.max(
                0, count.of(standing) - first.getOrDefault(labourer, count).of(standing));
    }

    private static String some(long number, String word) {
        return number > 0 ? ", " + number + " " + word : "";
    }

    private String pace(String labourer, long closed, long open) {
        var now = clock.instant();
        double seconds =
                Duration.between(began.getOrDefault(labourer, now), now).toMillis() / 1000.0;
        if (closed == 0 || seconds <= 0) {
            return "";
        }
        double rate = closed / seconds;
        return String.format(Locale.ROOT, ", %.1f/s", rate) + (open == 0 ? "" : ", " + left(Math.round(open / rate)));
    }

    private static String left(long seconds) {
        return seconds < 2 * MINUTE ? seconds + " s left" : Math.round((double) seconds / MINUTE) + " min left";
    }
}
