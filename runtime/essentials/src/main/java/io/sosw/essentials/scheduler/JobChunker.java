package io.sosw.essentials.scheduler;

import io.sosw.essentials.scheduler.JobSchema.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chunks a job into the payloads of its tasks: first along the calendar, then along the attributes of the schema. The
 * order of tasks depends on the job alone, so a scheduler that starts again meets the same tasks in the same places.
 *
 * <p>Rules: seed 004, Scheduler. Where they differ from the original the difference is listed in docs/sosw-differences.md.
 *
 * <p>Immutable and thread-safe.
 */
public final class JobChunker {
    private final List<Level> levels;
    private final Periods periods;

    public JobChunker(JobSchema schema, Periods periods) {
        this.levels = schema.levels();
        this.periods = periods;
    }

    /**
     * Gives every task of the job to the sink.
     *
     * @param job as the user wrote it, without {@code lambda_name}
     * @param skeleton goes into every task and wins over the job
     * @throws InvalidJob naming the path inside the job; tasks before that path may have been given already
     */
    public void chunk(Map<String, Object> job, Map<String, Object> skeleton, TaskSink sink) {
        chunkDates(
                job,
                Map.of(),
                dated -> new AttributeChunker(levels, task -> {
                            task.putAll(skeleton);
                            sink.accept(task);
                        })
                        .chunk(dated, skeleton));
    }

    /** As {@link #chunk}, for a labourer; a job that needs no chunking may name another {@code labourer_id}. */
    public void chunk(Map<String, Object> job, String labourer, TaskSink sink) {
        var skeleton = Map.<String, Object>of("labourer_id", labourer);
        if (Truth.of(job.get("period")) || isChunked(job)) {
            chunk(job, skeleton, sink);
        } else {
            var task = new LinkedHashMap<>(skeleton);
            task.putAll(job);
            sink.accept(task);
        }
    }

    private boolean isChunked(Map<String, Object> job) {
        var check = new IsolationCheck(levels);
        return !levels.isEmpty() && check.needed(check.firstPresent(job, 0), job, Map.of());
    }

    void chunkDates(Map<String, Object> job, Map<String, Object> skeleton, TaskSink sink) {
        var rest = new LinkedHashMap<>(job);
        var period = rest.remove("period");
        var isolate = Truth.of(rest.remove("isolate_days"));
        rest.putAll(skeleton);
        if (!Truth.of(period)) {
            sink.accept(rest);
            return;
        }
        var dates = new ArrayList<Object>();
        for (LocalDate date : periods.dates(String.valueOf(period))) {
            dates.add(date.toString());
        }
        if (!isolate) {
            rest.put("date_list", dates);
            sink.accept(rest);
            return;
        }
        if (dates.isEmpty()) {
            throw new InvalidJob("period", "'" + period + "' has no dates to isolate");
        }
        for (var date : dates) {
            var task = new LinkedHashMap<>(rest);
            task.put("date_list", new ArrayList<>(List.of(date)));
            sink.accept(task);
        }
    }
}
