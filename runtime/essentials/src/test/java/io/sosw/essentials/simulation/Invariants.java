package io.sosw.essentials.simulation;

import io.sosw.aws.task.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Watches every write and every execution. I1 to I7: every accepted task ends, is closed exactly once, is not executed
 * more than its attempts allow nor twice in one attempt, never beyond the cap, and never after its completion; what hands
 * a rest over and the rest are both there or neither. I10: no secret is in a row or an exception. I11: a poisoned task and
 * a labourer whose health fails harm nobody else. I8 and I9 are watched by {@link QueueHistory}.
 */
final class Invariants implements History {
    private final int cap;
    private final int maxAttempts;
    private final Map<String, TaskState> states = new TreeMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Integer> executions = new HashMap<>();
    private final Set<String> startedAttempts = new HashSet<>();
    private final Set<String> alarms = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Exception> faults = new ArrayList<>();
    private final Map<String, String> continued = new HashMap<>();
    private final String poison;
    private int leased;
    private int deadThoughFinished;

    /**
     * @param poison the task whose payload nobody can read: it may die before its last attempt
     */
    Invariants(int cap, int maxAttempts, String poison) {
        this.poison = poison;
        this.cap = cap;
        this.maxAttempts = maxAttempts;
    }

    /** After every write of a task. */
    @Override
    public void written(String taskId, Map<String, AttributeValue> item) {
        if (!item.containsKey("labourer_id") || !item.containsKey("task_state")) {
            violations.add("I5 a row without a task: " + taskId);
            return;
        }
        var state = TaskState.valueOf(item.get("task_state").s());
        var before = states.put(taskId, state);
        if (item.containsKey("continued_by")) {
            continued.put(taskId, item.get("continued_by").s());
        }
        attempts.put(taskId, Integer.parseInt(item.get("attempts").n()));
        leased += (state == TaskState.LEASED ? 1 : 0) - (before == TaskState.LEASED ? 1 : 0);
        if (leased > cap) {
            violations.add("I6 " + leased + " leases, cap " + cap);
        }
        if (before != null && before.closed()) {
            violations.add("I2 " + taskId + " was " + before + " and became " + state);
        }
    }

    /** When a worker begins the work of an attempt. */
    void begins(String taskId, int attempt) {
        int count = executions.merge(taskId, 1, Integer::sum);
        if (count > maxAttempts) {
            violations.add("I4 execution " + count + " of " + taskId);
        }
        if (!startedAttempts.add(taskId + '/' + attempt)) {
            violations.add("I4 attempt " + attempt + " of " + taskId + " started again");
        }
        if (states.get(taskId) == TaskState.COMPLETED) {
            violations.add("I7 " + taskId + " runs after its completion");
        }
    }

    void alarmed(String taskId) {
        alarms.add(taskId);
    }

    void finishes(String taskId) {
        finished.add(taskId);
    }

    /** All that is written down once nothing happens any more. */
    void read(String rows) {
        if (rows.contains(Scenario.CANARY)
                || faults.stream().anyMatch(fault -> String.valueOf(fault).contains(Scenario.CANARY))) {
            violations.add("I10 a secret was written down");
        }
    }

    int handedOver() {
        return continued.size();
    }

    /** A fault that reached a process's surface: part of the history, no violation. */
    void noted(Exception fault) {
        faults.add(fault);
    }

    int faultsNoted() {
        return faults.size();
    }

    boolean allKnown(int expected) {
        return states.size() - continued.size() >= expected;
    }

    int executionsInAll() {
        return executions.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean allClosed(int expected) {
        return states.size() == expected + continued.size()
                && states.values().stream().allMatch(TaskState::closed);
    }

    /** All that was broken, once nothing happens any more. */
    List<String> verdict(int expected) {
        if (states.size() != expected + continued.size()) {
            violations.add("I1 " + states.size() + " tasks, expected " + expected + " and " + continued.size());
        }
        continued.forEach((task, rest) -> {
            if (!states.containsKey(rest) || states.get(task) != TaskState.COMPLETED) {
                violations.add("I5 " + task + " handed over to " + rest + ", but not both are there");
            }
        });
        states.forEach((task, state) -> {
            switch (state) {
                case COMPLETED -> {
                    if (task.equals(poison)) {
                        violations.add("I11 nobody can have worked on " + task);
                    }
                    if (!finished.contains(task)) {
                        violations.add("I3 " + task + " completed without a finished execution");
                    }
                }
                case DEAD -> {
                    if (attempts.get(task) != maxAttempts && !task.equals(poison)) {
                        violations.add("I3 " + task + " dead after " + attempts.get(task) + " attempts");
                    }
                    if (!alarms.contains(task)) {
                        violations.add("I3 " + task + " dead without an alarm");
                    }
                    deadThoughFinished += finished.contains(task) ? 1 : 0;
                }
                default -> violations.add("I1 " + task + " is " + state);
            }
        });
        return violations;
    }

    /** Died each time between finishing and recording: what at-least-once cannot avoid. */
    int deadThoughFinished() {
        return deadThoughFinished;
    }
}
