package io.sosw.wrapper.dispatch;

import io.sosw.config.Config;
import io.sosw.event.BatchResponse;
import io.sosw.event.Envelope;
import io.sosw.event.UnitOfWork;
import io.sosw.event.Unwrapping;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a function its units of work, one run each, the context opened and closed around every run. The one piece of code
 * between an event and a function, whatever the wrapper.
 *
 * <p>Safe for use by several threads.
 */
public final class Dispatcher implements EventHandler {
    private final LoadedFunction loaded;
    private final PortableFunction<Object, FunctionContext, ?> function;
    private final ContextFactory.Opened<?> contexts;
    private final Logger log;

    private Dispatcher(LoadedFunction loaded, ContextFactory.Opened<?> contexts, Logger log) {
        this.loaded = loaded;
        this.function = cast(loaded.function());
        this.contexts = contexts;
        this.log = log;
    }

    /** Opens the process's part of the contexts. */
    public static Dispatcher start(LoadedFunction loaded, Config config, Logger log) {
        return new Dispatcher(loaded, loaded.contexts().start(config), log);
    }

    @SuppressWarnings("unchecked") // TypeArguments has read E and C from the class itself
    private static PortableFunction<Object, FunctionContext, ?> cast(PortableFunction<?, ?, ?> function) {
        return (PortableFunction<Object, FunctionContext, ?>) function;
    }

    /** Warms up what the first invocation would otherwise pay for. */
    public void prime() {
        contexts.prime();
    }

    @Override
    public void restored() throws Exception {
        contexts.restored();
    }

    @Override
    public @Nullable Object handle(@Nullable Object event, Invocation invocation) throws Exception {
        if (Unwrapping.isPayload(event, loaded.eventType())) {
            return run(Json.bind(event, loaded.eventType()), 1, invocation);
        }
        var unwrapped = Unwrapping.unwrap(event, loaded.eventType());
        if (unwrapped.whole() || unwrapped.envelope() != Envelope.SQS) {
            return answer(unwrapped.units(), invocation);
        }
        return batch(unwrapped.units(), invocation);
    }

    /** No queue: the result is the answer, of several units a list. All are tried before a failure is thrown. */
    private @Nullable Object answer(List<UnitOfWork> units, Invocation invocation) throws Exception {
        if (units.size() == 1) {
            return run(units.get(0).event(), units.get(0).attempt(), invocation);
        }
        List<@Nullable Object> results = new ArrayList<>();
        Exception failure = null;
        for (UnitOfWork unit : units) {
            try {
                results.add(run(unit.event(), unit.attempt(), invocation));
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results.isEmpty() ? null : results;
    }

    /** A queue: failures are items of the answer; in a message group nothing runs after a failure. */
    private BatchResponse batch(List<UnitOfWork> units, Invocation invocation) throws InterruptedException {
        var failed = new LinkedHashSet<String>();
        var failedGroups = new HashSet<String>();
        for (UnitOfWork unit : units) {
            var id = String.valueOf(unit.itemIdentifier());
            var group = unit.groupId();
            if (group != null && failedGroups.contains(group)) {
                failed.add(id);
                continue;
            }
            try {
                run(unit.event(), unit.attempt(), invocation);
            } catch (InterruptedException | VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                log.log(Level.ERROR, "Message " + id + " failed, attempt " + unit.attempt() + ": " + e, e);
                failed.add(id);
                if (group != null) {
                    failedGroups.add(group);
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted between two units of work");
            }
        }
        return BatchResponse.failed(List.copyOf(failed));
    }

    @SuppressWarnings("NullAway") // null for the event type Void alone
    private @Nullable Object run(@Nullable Object event, int attempt, Invocation invocation) throws Exception {
        try (var context = contexts.open(invocation.withAttempt(attempt))) {
            return function.run(event, context);
        }
    }

    @Override
    public void close() throws Exception {
        contexts.close();
    }
}
