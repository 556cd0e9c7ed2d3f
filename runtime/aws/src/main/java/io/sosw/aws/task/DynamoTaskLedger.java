package io.sosw.aws.task;

import io.sosw.json.Json;
import io.sosw.worker.Attempt;
import io.sosw.worker.Remaining;
import io.sosw.worker.TaskLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records attempts in the tasks table: one conditional write each.
 *
 * <p>Safe for use by several threads.
 */
public final class DynamoTaskLedger implements TaskLedger {
    private final TaskTransitions transitions;
    private final Shards shards;
    private final Clock clock;
    private final IntFunction<Duration> retryDelay;
    private final TaskAudit audit;

    /**
     * @param shards those of the table
     * @param retryDelay from the failed attempt's number to the wait before the next
     */
    public DynamoTaskLedger(TaskTransitions transitions, Shards shards, Clock clock, IntFunction<Duration> retryDelay) {
        this(transitions, shards, clock, retryDelay, TaskAudit.NONE);
    }

    private DynamoTaskLedger(
            TaskTransitions transitions,
            Shards shards,
            Clock clock,
            IntFunction<Duration> retryDelay,
            TaskAudit audit) {
        this.transitions = transitions;
        this.shards = shards;
        this.clock = clock;
        this.retryDelay = retryDelay;
        this.audit = audit;
    }

    /** The same ledger, which tells an audit trail too; flush the trail before the process may be frozen. */
    public DynamoTaskLedger withAudit(TaskAudit trail) {
        return new DynamoTaskLedger(transitions, shards, clock, retryDelay, trail);
    }

    @Override
    public boolean start(Attempt attempt) {
        if (attempt.queued().isPresent()) {
            return transitions.queued().start(attempt);
        }
        return transitions.start(attempt.taskId(), attempt.number(), attempt.execution());
    }

    @Override
    public boolean complete(Attempt attempt, Map<String, ?> stats, @Nullable Object result) {
        var extra = outcome(stats, result);
        boolean done = attempt.queued().isPresent()
                ? transitions.queued().complete(attempt, extra)
                : transitions.complete(attempt.taskId(), attempt.labourerId(), attempt.number(), extra);
        return told("completed", attempt, done);
    }

    @Override
    public boolean handOver(Attempt attempt, Map<String, ?> stats, Remaining rest) {
        var extra = outcome(stats, rest.result());
        var workload = Json.write(rest.workload());
        if (attempt.queued().isPresent()) {
            return told("completed", attempt, transitions.handOverQueued(attempt, extra, workload, shards));
        }
        var task = transitions.find(attempt.taskId());
        if (task.isEmpty()) {
            return false;
        }
        var sibling = NewTask.rest(task.get(), attempt.number(), workload);
        extra.put(TaskItem.CONTINUED_BY, AttributeValue.fromS(sibling.taskId()));
        return told("completed", attempt, transitions.handOver(task.get(), attempt.number(), extra, sibling, shards));
    }

    private boolean told(String action, Attempt attempt, boolean recorded) {
        if (recorded) {
            audit.post(attempt.taskId(), action, Map.of("labourer_id", attempt.labourerId()));
        }
        return recorded;
    }

    private static Map<String, AttributeValue> outcome(Map<String, ?> stats, @Nullable Object result) {
        var extra = attributes("stat_", stats);
        if (result instanceof Map<?, ?> members) {
            extra.putAll(attributes("result_", members));
        } else if (result != null) {
            extra.put("result_value", value(result));
        }
        return extra;
    }

    @Override
    public boolean fail(Attempt attempt, Map<String, ?> stats, String reason) {
        var extra = attributes("stat_", stats);
        extra.put("result_error", AttributeValue.fromS(reason));
        if (attempt.queued().isPresent()) {
            return told("failed", attempt, transitions.queued().fail(attempt, extra));
        }
        var retryAt = clock.instant().plus(retryDelay.apply(attempt.number()));
        return told("failed", attempt, transitions.fail(attempt.taskId(), attempt.number(), retryAt, extra));
    }

    private static Map<String, AttributeValue> attributes(String prefix, Map<?, ?> values) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        values.forEach((name, value) -> {
            if (value != null) {
                attributes.put(prefix + name, value(value));
            }
        });
        return attributes;
    }

    /** Numbers, texts and flags as such; what has structure as JSON text, as sosw stores it. */
    private static AttributeValue value(Object value) {
        if (value instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (value instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        return AttributeValue.fromS(value instanceof CharSequence text ? text.toString() : Json.write(value));
    }
}
