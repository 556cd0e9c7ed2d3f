package io.sosw.continuation;

/** Estimates how many executions of a function are running; CloudWatch knows, some minutes late. */
@FunctionalInterface
public interface Concurrency {

    /** About how many run at once. */
    int of(String function);
}
