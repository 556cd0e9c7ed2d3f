package io.sosw.engine.cost;

import java.util.OptionalDouble;

/**
 * Lambda against tasks of ECS for one function, in dollars a month of 730 hours.
 *
 * <p>A task is as quick as the function was and works on one delivery at a time; it costs while it runs, busy or not. Calls of
 * SQS, logs and traffic are about the same in both places and left out, as are free tiers.
 *
 * @param measured what a delivery takes
 * @param batch messages a delivery
 * @param hours a day in which messages come; tasks are gone in the others
 * @param busy the share of its time that a task works, between 0 and 1; the rest is room for bursts
 * @param cpu of a task, in 1/1024 of a processor
 * @param memory of a task in MB
 */
public record Comparison(
        Measured measured,
        Prices prices,
        String architecture,
        double batch,
        double hours,
        double busy,
        int cpu,
        int memory) {
    private static final double DAYS = 730 / 24.0;
    private static final double MILLION = 1_000_000;
    private static final double FULL = 1024;
    private static final double HOUR = 3600;
    private static final double ROUNDING = 1e-9;

    /** Messages a month at so many a second. */
    public double messages(double rate) {
        return rate * hours * HOUR * DAYS;
    }

    /** What a message costs on Lambda. */
    public double lambdaMessage() {
        double duration =
                measured.billedSeconds() * measured.memory() / FULL * prices.of("lambda.gb-second." + architecture);
        return (prices.of("lambda.million-requests") / MILLION + duration) / batch;
    }

    /** What Lambda costs at so many messages a second. */
    public double lambda(double rate) {
        return messages(rate) * lambdaMessage();
    }

    /** Messages that a task manages in a second. */
    public double perTask() {
        return batch / measured.seconds() * busy;
    }

    /** Tasks that so many messages a second need; one at least. */
    public long tasks(double rate) {
        return Math.max(1, (long) Math.ceil(rate / perTask() - ROUNDING));
    }

    /** What a task costs. */
    public double task() {
        double hour = cpu / FULL * prices.of("fargate.vcpu-hour." + architecture)
                + memory / FULL * prices.of("fargate.gb-hour." + architecture);
        return hour * hours * DAYS;
    }

    /** What tasks cost at so many messages a second. */
    public double container(double rate) {
        return tasks(rate) * task();
    }

    /** The rate from which on tasks are cheaper for the first time; empty if a busy task costs more than its work on Lambda. */
    public OptionalDouble breakEven() {
        return crossing(1);
    }

    /** The rate from which on tasks stay cheaper, whatever is added; a further task for little work may cost more before. */
    public OptionalDouble forGood() {
        double gain = lambda(perTask()) - task();
        if (gain <= 0) {
            return OptionalDouble.empty();
        }
        // with n tasks full, the next one must still leave tasks the cheaper
        long full = (long) Math.ceil(task() / gain - ROUNDING);
        return crossing(full);
    }

    /** Where so many tasks cost what Lambda costs, if they manage that much. */
    private OptionalDouble crossing(long tasks) {
        double rate = tasks * task() / lambda(1);
        return rate <= tasks * perTask() * (1 + ROUNDING) ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }
}
