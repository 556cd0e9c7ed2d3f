package io.sosw.continuation;

import io.sosw.function.Invocation;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Starts copies of the running function, each with a part of the rest: only while it is allowed, while fewer run than
 * may, and within the chain's budget of runs. An event too large for a payload is packed by a {@link ClaimCheck}.
 *
 * <p>Safe for use by several threads.
 */
public final class Siblings {
    private final FunctionInvoker invoker;
    private final BooleanSupplier allowed;
    private final Concurrency concurrency;
    private final int most;

    /**
     * @param allowed asked before each sibling; a switch that an operator can turn off
     * @param concurrency asked once for each call of {@link #spawn}
     * @param most how many of the function may run at once, this one included
     */
    public Siblings(FunctionInvoker invoker, BooleanSupplier allowed, Concurrency concurrency, int most) {
        this.invoker = invoker;
        this.allowed = allowed;
        this.concurrency = concurrency;
        this.most = most;
    }

    /**
     * Starts a sibling for each part, as far as possible.
     *
     * @param chain of this run, see {@link ContinuationLimits#chain}; the runs left are split among the siblings
     * @param parts what is to be done, one sibling each
     * @throws IOException if an event could not be made
     */
    public <S> Spawned<S> spawn(Invocation invocation, Chain chain, List<S> parts, NextEvent<S> event)
            throws IOException {
        var free = most - Math.max(1, concurrency.of(invocation.functionName()));
        var possible = Math.max(0, Math.min(parts.size(), Math.min(free, chain.runsLeft())));
        var children = chain.split(possible);
        var uncertain = new ArrayList<S>();
        var left = new ArrayList<S>();
        var started = 0;
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (i >= possible || !allowed.getAsBoolean()) {
                left.add(part);
                continue;
            }
            var handover = invoker.send(Self.of(invocation), event.of(part, children.get(i)));
            if (handover instanceof Handover.Accepted) {
                started++;
            } else if (handover instanceof Handover.Unknown) {
                uncertain.add(part);
            } else {
                left.add(part);
            }
        }
        return new Spawned<>(started, List.copyOf(uncertain), List.copyOf(left));
    }

    /**
     * What came of it.
     *
     * @param started how many siblings certainly run
     * @param uncertain parts whose sibling may run or not
     * @param left parts that nobody does yet
     */
    public record Spawned<S>(int started, List<S> uncertain, List<S> left) {}
}
