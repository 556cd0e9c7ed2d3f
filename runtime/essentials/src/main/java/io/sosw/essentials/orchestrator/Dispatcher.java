package io.sosw.essentials.orchestrator;

import io.sosw.aws.task.Lease;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskEvent;
import io.sosw.aws.task.TaskQueries.DueTask;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.orchestrator.Places.Room;
import io.sosw.essentials.task.Expiry;
import io.sosw.essentials.task.TaskStore;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.JsonException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Hands due tasks of a labourer to it, one pass at a time.
 *
 * <p>Safe for use by several threads, and by several processes on one table: what they do twice fails its condition.
 */
public final class Dispatcher {
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(2);

    private final TaskStore store;
    private final Places places;
    private final FunctionInvoker invoker;
    private final Expiry expiry;
    private final TaskAudit audit;
    private final Clock clock;
    private final Supplier<String> tokens;
    private final Hands hands;

    /**
     * @param expiry settles leases that ran out and tasks without an attempt left
     * @param tokens gives texts that never repeat
     * @param hands how many tasks are handed over at once
     */
    public Dispatcher(
            TaskStore store,
            FunctionInvoker invoker,
            Expiry expiry,
            TaskAudit audit,
            Clock clock,
            Supplier<String> tokens,
            Hands hands) {
        this.store = store;
        this.places = new Places(store.rosters(), store.queries(), store.transitions(), clock);
        this.invoker = invoker;
        this.expiry = expiry;
        this.audit = audit;
        this.clock = clock;
        this.tokens = tokens;
        this.hands = hands;
    }

    /**
     * Leases and invokes what is due, within the cap. After a refused invocation no more are tried in this pass.
     *
     * @param cap tasks the labourer may hold at once, already reduced by its health
     */
    public Pass pass(Labourer labourer, int cap) {
        if (cap < 1) {
            return Pass.NOTHING;
        }
        var room = places.look(labourer.id(), cap);
        var pass = Pass.NOTHING;
        for (var task : room.expired()) {
            pass = pass.plus(settled(expiry.settle(labourer, task)));
        }
        var entering = entering(labourer, room);
        if (!places.enter(room, entering.stream().map(DueTask::taskId).toList())) {
            return pass;
        }
        var refused = new AtomicBoolean();
        for (var handed : hands.each(entering, task -> refused.get() ? Pass.NOTHING : hand(labourer, task, refused))) {
            pass = pass.plus(handed);
        }
        return pass;
    }

    private List<DueTask> entering(Labourer labourer, Room room) {
        var entering = new ArrayList<>(room.waiting());
        if (room.free() == 0) {
            return entering;
        }
        int limit = room.free() + room.roster().places().size();
        store.queries().due(labourer.id(), clock.instant(), limit).stream()
                .filter(task -> !room.holds(task.taskId()))
                .limit(room.free())
                .forEach(entering::add);
        return entering;
    }

    private Pass hand(Labourer labourer, DueTask due, AtomicBoolean refused) {
        var token = tokens.get();
        var lease = store.transitions().lease(due.taskId(), due.due(), labourer.lease(), token, labourer.maxAttempts());
        if (lease instanceof Lease.Taken taken) {
            return invoke(labourer, taken.task(), token, refused);
        }
        if (lease instanceof Lease.Exhausted exhausted) {
            return settled(expiry.settle(labourer, exhausted.task()));
        }
        return Pass.NOTHING;
    }

    private Pass invoke(Labourer labourer, Task task, String token, AtomicBoolean refused) {
        Map<String, Object> payload;
        try {
            payload = payload(task);
        } catch (JsonException e) {
            return settled(expiry.bury(task, "its payload is not JSON"));
        }
        var handover = invoker.send(labourer.arn(), payload);
        if (handover instanceof Handover.Refused) {
            refused.set(true);
            store.transitions()
                    .giveBack(
                            task.taskId(),
                            task.attempts(),
                            token,
                            clock.instant().plus(REFUSED_PAUSE));
            return Pass.REFUSED;
        }
        audit.post(task.taskId(), "invoked", Map.of("labourer_id", task.labourerId()));
        return Pass.INVOKED;
    }

    private static Pass settled(Expiry.Outcome outcome) {
        return switch (outcome) {
            case RETRIED -> Pass.RETRIED;
            case BURIED -> Pass.BURIED;
            case MOVED -> Pass.NOTHING;
        };
    }

    private static Map<String, Object> payload(Task task) {
        var payload = TaskEvent.of(task.payload(), task.taskId(), task.labourerId(), task.createdAt(), task.attempts());
        payload.put("greenfield", task.greenfield());
        return payload;
    }

    /**
     * What a pass did.
     *
     * @param invoked tasks handed over, those with a lost reply included
     * @param refused tasks given back because the function could not be invoked
     * @param retried tasks queued again because their lease ran out
     * @param buried tasks closed as dead
     */
    public record Pass(int invoked, int refused, int retried, int buried) {
        static final Pass NOTHING = new Pass(0, 0, 0, 0);
        static final Pass INVOKED = new Pass(1, 0, 0, 0);
        static final Pass REFUSED = new Pass(0, 1, 0, 0);
        static final Pass RETRIED = new Pass(0, 0, 1, 0);
        static final Pass BURIED = new Pass(0, 0, 0, 1);

        /** Both together. */
        public Pass plus(Pass other) {
            return new Pass(
                    invoked + other.invoked, refused + other.refused, retried + other.retried, buried + other.buried);
        }
    }
}
