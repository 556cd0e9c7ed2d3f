package io.sosw.function;

import io.sosw.config.Config;
import io.sosw.config.Option;
import java.util.List;

/**
 * Makes contexts. A project's context class offers one by a static method {@code factory()}; the wrapper finds it by the
 * context type that the function names, so no class path is scanned.
 *
 * @param <C> the context
 */
public interface ContextFactory<C extends FunctionContext> {

    /** The options that this context reads; they appear in {@code --help} and are validated together at start. */
    List<Option<?>> options();

    /**
     * Opens what lives as long as the process; called once.
     *
     * @param config validated: every option of {@link #options()} has a value of its type
     */
    Opened<C> start(Config config);

    /**
     * The process's part of the contexts. Safe for use by several threads.
     *
     * @param <C> the context
     */
    interface Opened<C extends FunctionContext> extends AutoCloseable {

        /** Opens the context of one invocation; the caller closes it. */
        C open(Invocation invocation);

        /** Warms up what the first invocation would otherwise pay for; run at the end of init and before a snapshot. */
        default void prime() {}

        /** Renews what copies of a snapshot must not share; see {@link Primed#restored()}. */
        default void restored() throws Exception {}

        @Override
        default void close() throws Exception {}
    }

    /**
     * A factory from a constructor of the costly part and a constructor of the context.
     *
     * @param options what the context reads
     * @param costly opens what lives as long as the process; closed with the process if it is {@link AutoCloseable}
     * @param context opens the part of one invocation
     */
    static <P, C extends FunctionContext> ContextFactory<C> of(
            List<Option<?>> options, Start<P> costly, Open<P, C> context) {
        return new SplitContextFactory<>(options, costly, context);
    }

    /** Opens the costly part. */
    @FunctionalInterface
    interface Start<P> {
        P start(Config config);
    }

    /** Opens the part of one invocation. */
    @FunctionalInterface
    interface Open<P, C> {
        C open(Config config, Invocation invocation, P costly);
    }
}
