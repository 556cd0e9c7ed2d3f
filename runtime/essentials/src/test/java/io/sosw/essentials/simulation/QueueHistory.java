package io.sosw.essentials.simulation;

import io.sosw.aws.task.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Watches tasks that come by a queue. I1: every one ends. I2: closed once. I3: completed only if finished, dead only with
 * an alarm. I5: no row without a task. I7: nothing runs after its completion, nor twice at once, where it is claimed. I8:
 * no message is deleted without a success for it, and none is left. I9: of a FIFO queue none is done before one that was
 * sent earlier, but for those that died.
 */
final class QueueHistory implements History {
    private final boolean claimed;
    private final Map<String, TaskState> states = new TreeMap<>();
    private final Map<String, Integer> live = new HashMap<>();
    private final Set<String> finished = new LinkedHashSet<>();
    private final Set<String> alarms = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private int executions;
    private int faults;

    QueueHistory(boolean claimed) {
        this.claimed = claimed;
    }

    @Override
    public void written(String taskId, Map<String, AttributeValue> item) {
        if (!item.containsKey("labourer_id") || !item.containsKey("task_state")) {
            violations.add("I5 a row without a task: " + taskId);
            return;
        }
        var state = TaskState.valueOf(item.get("task_state").s());
        var before = states.put(taskId, state);
        if (before != null && before.closed()) {
            violations.add("I2 " + taskId + " was " + before + " and became " + state);
        }
    }

    void begins(String taskId) {
        executions++;
        int now = live.merge(taskId, 1, Integer::sum);
        if (claimed && now > 1) {
            violations.add("I7 " + taskId + " runs twice at once");
        }
        if (claimed && states.get(taskId) == TaskState.COMPLETED) {
            violations.add("I7 " + taskId + " runs after its completion");
        }
    }

    void ends(String taskId) {
        live.merge(taskId, -1, Integer::sum);
    }

    void finishes(String taskId) {
        finished.add(taskId);
    }

    void alarmed(String taskId) {
        alarms.add(taskId);
    }

    void deleted(String taskId) {
        if (!finished.contains(taskId) && states.get(taskId) != TaskState.DEAD) {
            violations.add("I8 the message of " + taskId + " is deleted without a success");
        }
    }

    /**
     * Looks at the order in which tasks were first done.
     *
     * @param sent all tasks in the order in which they were sent
     */
    void inOrder(List<String> sent) {
        int last = -1;
        for (var task : finished) {
            int place = sent.indexOf(task);
            if (place < last && states.get(task) == TaskState.COMPLETED) {
                violations.add("I9 " + task + " was sent as number " + place + " and done after number " + last);
            }
            last = Math.max(last, place);
        }
    }

    /** A fault that reached a process's surface. */
    void noted(Exception fault) {
        faults += fault == null ? 0 : 1;
    }

    int faultsNoted() {
        return faults;
    }

    int executionsInAll() {
        return executions;
    }

    boolean allClosed(int expected) {
        return states.size() == expected && states.values().stream().allMatch(TaskState::closed);
    }

    long closedAs(TaskState state) {
        return states.values().stream().filter(state::equals).count();
    }

    /** All that was broken, once nothing happens any more. */
    List<String> verdict(int expected, int left) {
        if (states.size() != expected) {
            violations.add("I1 " + states.size() + " tasks, expected " + expected);
        }
        if (left > 0) {
            violations.add("I8 " + left + " messages are left");
        }
        states.forEach((task, state) -> {
            if (!state.closed()) {
                violations.add("I1 " + task + " is " + state);
            }
            if (state == TaskState.COMPLETED && !finished.contains(task)) {
                violations.add("I3 " + task + " completed without a finished execution");
            }
            if (state == TaskState.DEAD && !alarms.contains(task)) {
                violations.add("I3 " + task + " dead without an alarm");
            }
        });
        return violations;
    }
}
