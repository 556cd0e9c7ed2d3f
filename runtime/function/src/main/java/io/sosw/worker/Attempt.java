package io.sosw.worker;

import java.util.Map;
import java.util.Optional;

/**
 * One attempt of a task, as the Orchestrator's event names it.
 *
 * @param taskId the task
 * @param labourerId who works on it
 * @param number from 1; the {@code attempts} of the event
 * @param execution unique to this execution of the function, so that of two deliveries of one event one runs
 * @param queued what came with it if it came by a queue
 */
public record Attempt(String taskId, String labourerId, int number, String execution, Optional<QueuedTask> queued) {

    /** One that the Orchestrator has sent. */
    public Attempt(String taskId, String labourerId, int number, String execution) {
        this(taskId, labourerId, number, execution, Optional.empty());
    }

    /**
     * The attempt that an event stands for; empty if it carries no {@code task_id} and so is an ordinary event.
     *
     * @throws IllegalArgumentException if {@code task_id} is there but {@code labourer_id} or {@code attempts} is not
     */
    public static Optional<Attempt> of(Map<String, Object> event, String execution) {
        if (!(event.get("task_id") instanceof String taskId) || taskId.isEmpty()) {
            return Optional.empty();
        }
        if (event.get("labourer_id") instanceof String labourer && event.get("attempts") instanceof Number number) {
            return Optional.of(new Attempt(taskId, labourer, number.intValue(), execution, QueuedTask.of(event)));
        }
        throw new IllegalArgumentException("The event of task " + taskId
                + " must carry labourer_id and attempts, as the Orchestrator sends them; it has " + event.keySet());
    }
}
