package io.sosw.engine.tasks;

import io.sosw.aws.task.TaskCounts;
import io.sosw.aws.task.TaskManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Follows the progress of labourers until nothing of theirs is open. What had been closed before it began is no part of
 * the progress. Not thread-safe.
 */
final class LiveView {
    private static final long INTERVAL = Duration.ofSeconds(1).toMillis();
    /** The indexes lag: nothing open once may be a job that is not seen yet. */
    private static final int CALM = 2;

    private static final int BAR = 24;

    private final TaskManager tasks;
    private final List<String> labourers;
    private final Clock clock;
    private final Map<String, Seen> first = new LinkedHashMap<>();

    LiveView(TaskManager tasks, List<String> labourers, Clock clock) {
        this.tasks = tasks;
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
            var count = tasks.count(labourer);
            counts.put(labourer, count);
            first.putIfAbsent(labourer, new Seen(count, clock.instant()));
        }
        return counts;
    }

    /** The lines of a look, one a labourer. */
    List<String> lines(Map<String, TaskCounts> counts) {
        int width = labourers.stream().mapToInt(String::length).max().orElse(0);
        var lines = new ArrayList<String>();
        counts.forEach((labourer, count) -> lines.add(TaskLines.padded(labourer, width) + " " + line(labourer, count)));
        return lines;
    }

    private String line(String labourer, TaskCounts count) {
        var seen = first.getOrDefault(labourer, new Seen(count, clock.instant()));
        long closed = count.closed() - seen.count().closed();
        long total = closed + count.open();
        int percent = total == 0 ? 100 : (int) (100 * closed / total);
        var filled = total == 0 ? BAR : (int) (BAR * closed / total);
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + percent + " %, " + closed + " of " + total
                + " closed, " + count.running() + " running, " + count.queued() + " queued"
                + some(count.expired(), "expired")
                + some(count.dead() - seen.count().dead(), "dead")
                + some(count.cancelled() - seen.count().cancelled(), "cancelled") + pace(closed, count.open(), seen);
    }

    private static String some(long number, String word) {
        return number > 0 ? ", " + number + " " + word : "";
    }

    private String pace(long closed, long open, Seen seen) {
        double seconds = Duration.between(seen.at(), clock.instant()).toMillis() / 1000.0;
        if (closed <= 0 || seconds <= 0) {
            return "";
        }
        double rate = closed / seconds;
        return String.format(java.util.Locale.ROOT, ", %.1f/s", rate)
                + (open == 0 ? "" : ", " + Math.round(open / rate) + " s left");
    }

    private record Seen(TaskCounts count, Instant at) {}
}
