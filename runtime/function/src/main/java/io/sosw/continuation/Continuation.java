package io.sosw.continuation;

import io.sosw.error.UserError;
import io.sosw.function.Invocation;
import io.sosw.invoke.DelayedInvoker;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.time.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that takes longer than a function may: step by step while there is time, then the function calls itself with
 * the cursor and the runs left. A chain ends once, when the work is done or no run is left, and says so.
 *
 * <pre>{@code
 * record Wait(String report, Optional<Chain> chain) {}
 *
 * var end = continuation.run(context.invocation(), event.chain().orElse(null), event.report(),
 *         report -> api.isReady(report) ? Progress.done(report) : Progress.later(report, Duration.ofSeconds(30)),
 *         (report, chain) -> new Wait(report, Optional.of(chain)));
 * }</pre>
 *
 * <p>An event may be delivered twice and its chain so run twice: give each run to
 * {@link io.sosw.idempotency.Idempotency#once} under {@link Chain#key()} where that matters. Safe for use by several
 * threads.
 */
public final class Continuation {
    private static final int TRIES = 3;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

    private final FunctionInvoker invoker;
    private final ContinuationLimits limits;
    private final Pause pause;
    private final Consumer<RunEnd<?>> reports;
    private final @Nullable DelayedInvoker later;

    /**
     * @param reports told how each run has ended; what it throws fails the run
     */
    public Continuation(FunctionInvoker invoker, ContinuationLimits limits, Pause pause, Consumer<RunEnd<?>> reports) {
        this(invoker, limits, pause, reports, null);
    }

    private Continuation(
            FunctionInvoker invoker,
            ContinuationLimits limits,
            Pause pause,
            Consumer<RunEnd<?>> reports,
            @Nullable DelayedInvoker later) {
        this.invoker = invoker;
        this.limits = limits;
        this.pause = pause;
        this.reports = reports;
        this.later = later;
    }

    /** Hands over what must wait, instead of waiting in a run that is paid for. */
    public Continuation waitingBy(DelayedInvoker delayed) {
        return new Continuation(invoker, limits, pause, reports, delayed);
    }

    /**
     * Works until all is done or time is nearly up.
     *
     * @param given the chain that the event carries, null in the first run
     * @param cursor where to begin
     * @throws HandoverFailed if the next run could not be started
     * @throws UserError if the function's time does not reach for a single step
     * @throws Exception what a step threw
     */
    public <S, R> RunEnd<R> run(
            Invocation invocation, @Nullable Chain given, S cursor, Step<S, R> step, NextEvent<S> next)
            throws Exception {
        var chain = limits.chain(invocation, given, cursor);
        var run = new Run<S>(invocation, chain, next);
        if (!hasTime(invocation)) {
            throw tooShort(invocation);
        }
        var current = cursor;
        do {
            var progress = step.from(current);
            if (progress instanceof Progress.Done<S, R> done) {
                return report(new RunEnd.Done<>(chain, done.result()));
            }
            if (progress instanceof Progress.More<S, R> more) {
                current = more.cursor();
            } else if (progress instanceof Progress.Later<S, R> wait) {
                current = wait.cursor();
                if (later != null) {
                    return handOver(run, current, wait.delay());
                }
                pause(invocation, wait.delay());
            }
        } while (hasTime(invocation));
        return handOver(run, current, Duration.ZERO);
    }

    private boolean hasTime(Invocation invocation) {
        return invocation.remaining().compareTo(limits.reserve()) > 0;
    }

    private void pause(Invocation invocation, Duration wanted) throws InterruptedException {
        var free = invocation.remaining().minus(limits.reserve());
        if (!free.isNegative()) {
            pause.pause(wanted.compareTo(free) < 0 ? wanted : free);
        }
    }

    private <S, R> RunEnd<R> handOver(Run<S> run, S cursor, Duration delay) throws InterruptedException, IOException {
        var next = run.chain.next();
        if (next.isEmpty()) {
            return report(new RunEnd.OutOfRuns<>(run.chain, (Object) cursor));
        }
        var handover = send(run, cursor, next.get(), delay);
        for (var tries = 1; tries < TRIES && isPassing(handover); tries++) {
            pause.pause(BEFORE_ANOTHER_TRY);
            handover = send(run, cursor, next.get(), delay);
        }
        if (handover instanceof Handover.Accepted) {
            return report(new RunEnd.HandedOver<>(run.chain, next.get()));
        }
        throw new HandoverFailed(next.get(), handover);
    }

    private <S> Handover send(Run<S> run, S cursor, Chain next, Duration delay) throws IOException {
        var event = run.next.of(cursor, next);
        var self = Self.of(run.invocation);
        if (later == null || delay.isZero()) {
            return invoker.send(self, event);
        }
        return later.send(self, event, delay.compareTo(later.longest()) < 0 ? delay : later.longest(), next.key());
    }

    private static boolean isPassing(Handover handover) {
        return handover instanceof Handover.Refused refused && refused.passing();
    }

    private <R> RunEnd<R> report(RunEnd<R> end) {
        reports.accept(end);
        return end;
    }

    private UserError tooShort(Invocation invocation) {
        return new UserError(
                "The function " + invocation.functionName() + " has " + invocation.remaining()
                        + " left when it begins, and keeps " + limits.reserve()
                        + " to hand over: no step fits into that",
                "raise the function's timeout in sosw.yml, or lower the reserve of its ContinuationLimits.",
                "continuation-reserve");
    }

    private record Run<S>(Invocation invocation, Chain chain, NextEvent<S> next) {}
}
