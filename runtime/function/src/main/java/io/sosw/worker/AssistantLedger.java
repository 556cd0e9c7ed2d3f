package io.sosw.worker;

import io.sosw.idempotency.AlreadyRunning;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records through the WorkerAssistant and waits for its answer, for workers that have no rights to the tasks table. Each
 * report carries the attempt, so one that comes late or twice changes nothing.
 *
 * <p>Safe for use by several threads if the invoker is.
 */
public final class AssistantLedger implements TaskLedger {
    private static final int TRIES = 3;

    private final FunctionInvoker invoker;
    private final String assistant;

    /**
     * @param assistant name or ARN of the WorkerAssistant
     */
    public AssistantLedger(FunctionInvoker invoker, String assistant) {
        this.invoker = invoker;
        this.assistant = assistant;
    }

    @Override
    public boolean start(Attempt attempt) {
        return report("mark_task_as_started", attempt, Map.of("execution", attempt.execution()));
    }

    @Override
    public boolean complete(Attempt attempt, Map<String, ?> stats, @Nullable Object result) {
        var more = new LinkedHashMap<String, Object>();
        more.put("stats", stats);
        if (result != null) {
            more.put("result", result instanceof Map ? result : Map.of("value", result));
        }
        return report("mark_task_as_completed", attempt, more);
    }

    @Override
    public boolean fail(Attempt attempt, Map<String, ?> stats, String reason) {
        return report("mark_task_as_failed", attempt, Map.of("stats", stats, "reason", reason));
    }

    @Override
    public boolean handOver(Attempt attempt, Map<String, ?> stats, Remaining rest) {
        var more = new LinkedHashMap<String, Object>(Map.of("stats", stats, "workload", rest.workload()));
        if (rest.result() != null) {
            more.put("result", rest.result());
        }
        return report("hand_over", attempt, more);
    }

    private static boolean decided(Answer answer) {
        return answer instanceof Answer.Result
                || (answer instanceof Answer.Failure failure
                        && failure.errorType().equals(AlreadyRunning.class.getName()));
    }

    private boolean report(String action, Attempt attempt, Map<String, ?> more) {
        var event = new LinkedHashMap<String, Object>();
        event.put("action", action);
        event.put("task_id", attempt.taskId());
        event.put("labourer_id", attempt.labourerId());
        event.put("attempts", attempt.number());
        attempt.queued().ifPresent(queued -> {
            event.put(QueuedTask.MEMBER, queued.member());
            event.put("execution", attempt.execution());
        });
        event.putAll(more);
        var answer = invoker.call(assistant, event);
        for (int tries = 1; !decided(answer) && tries < TRIES; tries++) {
            answer = invoker.call(assistant, event);
        }
        if (answer instanceof Answer.Failure failure && failure.errorType().equals(AlreadyRunning.class.getName())) {
            throw new AlreadyRunning(failure.errorMessage());
        }
        if (answer instanceof Answer.Result result && Json.parse(result.payload()) instanceof Map<?, ?> members) {
            return Boolean.TRUE.equals(members.get("recorded"));
        }
        throw new IllegalStateException("The WorkerAssistant " + assistant + " did not " + action + ": " + answer);
    }
}
