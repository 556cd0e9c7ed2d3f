package io.sosw.essentials;

import io.sosw.aws.task.Task;
import io.sosw.essentials.task.Alarm;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import java.util.Map;

/** Hands a function an event about the task. */
record FunctionAlarm(FunctionInvoker invoker, String function) implements Alarm {
    @Override
    public void dead(Task task, String reason) {
        var event = Map.of(
                "action", "dead_task",
                "task_id", task.taskId(),
                "labourer_id", task.labourerId(),
                "attempts", task.attempts(),
                "reason", reason);
        if (invoker.send(function, event) instanceof Handover.Refused refused) {
            throw new IllegalStateException("The alarm function " + function + " was not invoked: " + refused.reason());
        }
    }
}
