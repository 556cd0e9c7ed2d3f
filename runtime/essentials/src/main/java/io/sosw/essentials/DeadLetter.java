package io.sosw.essentials;

import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskState;
import io.sosw.json.Json;
import io.sosw.worker.Attempt;
import io.sosw.worker.QueuedTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task that its queue has given up: delivered as often as the queue's redrive policy allows, and never done. */
record DeadLetter(Attempt attempt, String payload, EssentialsContext context) {
    private static final String REASON = "its queue has given it up";
    private static final List<String> OURS =
            List.of("task_id", "labourer_id", "created_at", "attempts", QueuedTask.MEMBER);

    static DeadLetter of(Map<String, Object> event, QueuedTask queued, EssentialsContext context) {
        var payload = new LinkedHashMap<>(event);
        OURS.forEach(payload::remove);
        var attempt = new Attempt(
                text(event.get("task_id")),
                text(event.get("labourer_id")),
                1,
                context.invocation().requestId(),
                java.util.Optional.of(queued));
        return new DeadLetter(attempt, Json.write(payload), context);
    }

    /** The alarm comes first: told twice is better than never told. Answers whether the task is closed by this call. */
    boolean bury() {
        var transitions = context.store().transitions();
        var known = transitions.find(attempt.taskId());
        if (known.isPresent() && known.get().state().closed()) {
            return false;
        }
        context.process().alarm().dead(known.orElseGet(this::unknown), REASON);
        boolean buried = transitions.queued().bury(attempt, payload);
        if (buried) {
            context.audit().post(attempt.taskId(), "archived_dead", Map.of("labourer_id", attempt.labourerId()));
        }
        return buried;
    }

    /** Nothing was recorded of it so far. */
    private Task unknown() {
        var job = attempt.queued().orElseThrow().jobId();
        Instant now = context.clock().instant();
        return new Task(
                attempt.taskId(),
                attempt.labourerId(),
                job,
                TaskState.LEASED,
                context.invocation().attempt(),
                0,
                0,
                null,
                now,
                null,
                null,
                payload,
                Map.of());
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("A task that comes by a queue has task_id and labourer_id, not " + value);
    }
}
