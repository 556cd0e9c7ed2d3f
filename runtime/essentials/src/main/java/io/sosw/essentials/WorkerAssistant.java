package io.sosw.essentials;

import io.sosw.aws.task.Task;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import io.sosw.worker.Attempt;
import io.sosw.worker.QueuedTask;
import io.sosw.worker.Remaining;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records for workers that have no rights to the table. The event has {@code action}, {@code task_id}, {@code attempts} as
 * the worker received it (without it the current attempt is meant), and as the action needs {@code stats}, {@code result},
 * {@code reason}, {@code execution}, {@code workload}.
 *
 * <p>An event without an action is a task that a queue has given up: a dead-letter queue of labourers with {@code lane:
 * queue} is a trigger of this function. It is closed as dead, after somebody was told.
 */
public final class WorkerAssistant
        implements PortableFunction<Map<String, Object>, EssentialsContext, WorkerAssistant.Recorded> {

    @Override
    public Recorded run(Map<String, Object> event, EssentialsContext context) {
        var queued = QueuedTask.of(event);
        boolean silent = !event.containsKey("action") && !event.containsKey("actions");
        if (queued.isPresent() && silent) {
            return new Recorded(
                    text(event, "task_id"),
                    DeadLetter.of(event, queued.get(), context).bury());
        }
        var action = text(event, event.containsKey("action") ? "action" : "actions");
        var taskId = text(event, "task_id");
        var task = context.store().transitions().find(taskId);
        if (task.isEmpty() && queued.isEmpty()) {
            return new Recorded(taskId, false);
        }
        int number = event.get("attempts") instanceof Number given
                ? given.intValue()
                : task.map(Task::attempts).orElse(1);
        var execution = event.get("execution") instanceof String own
                ? own
                : context.invocation().requestId();
        var labourerId = task.map(Task::labourerId).orElseGet(() -> text(event, "labourer_id"));
        var attempt = new Attempt(taskId, labourerId, number, execution, queued);
        var labourer = context.settings().labourers().get(attempt.labourerId());
        var ledger = context.ledger(labourer == null ? Labourer.of(attempt.labourerId(), "-") : labourer);
        var stats = object(event.get("stats"));
        boolean recorded = switch (action) {
            case "mark_task_as_started" -> ledger.start(attempt);
            case "mark_task_as_completed" -> ledger.complete(attempt, stats, result(event.get("result")));
            case "mark_task_as_failed" ->
                ledger.fail(attempt, stats, String.valueOf(event.getOrDefault("reason", "reported by the worker")));
            case "hand_over" ->
                ledger.handOver(
                        attempt, stats, new Remaining(object(event.get("workload")), result(event.get("result"))));
            default ->
                throw new IllegalArgumentException("Unknown action '" + action
                        + "'; use mark_task_as_started, mark_task_as_completed, mark_task_as_failed or hand_over");
        };
        if (recorded) {
            context.audit()
                    .post(
                            taskId,
                            action.replace("mark_task_as", "marked_as"),
                            Map.of("labourer_id", attempt.labourerId()));
        }
        return new Recorded(taskId, recorded);
    }

    private static String text(Map<String, Object> event, String name) {
        var value = event.get(name);
        if (value instanceof List<?> list && list.size() == 1) {
            value = list.get(0);
        }
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + name + "' must be a text, not " + value + "; the event has " + event.keySet());
    }

    private static @Nullable Object result(@Nullable Object value) {
        return value instanceof String ? object(value) : value;
    }

    /** An object, or the JSON text of one. */
    private static Map<String, Object> object(@Nullable Object value) {
        var read = value instanceof String text ? Json.parse(text) : value;
        var object = new LinkedHashMap<String, Object>();
        if (read instanceof Map<?, ?> map) {
            map.forEach((name, member) -> object.put(String.valueOf(name), member));
        } else if (read != null) {
            throw new IllegalArgumentException("stats, result and workload are objects, not " + read);
        }
        return object;
    }

    /**
     * @param recorded false if the attempt was not the current one any more, or there is no such task
     */
    public record Recorded(String taskId, boolean recorded) {}
}
