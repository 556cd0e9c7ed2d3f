package io.sosw.local.junit;

import io.sosw.config.Config;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;

/**
 * Contexts for unit tests. A project whose context takes its clients in the constructor needs none of this: {@code new
 * AirportContext(config, Invocations.fixed(), FakeObjects.with(…))} is a line, too.
 */
public final class TestContexts {
    private TestContexts() {}

    /** The void context: defaults of the code, nothing injected. */
    public static FunctionContext none() {
        return of(Config.fixed());
    }

    /** A plain context with fixed values: {@code TestContexts.of(Config.fixed().with(DELIMITER, "!"))}. */
    public static FunctionContext of(Config config) {
        return new FunctionContext(config, Invocations.fixed());
    }

    /** A project's context by its own factory, with fixed values. */
    public static <C extends FunctionContext> C of(ContextFactory<C> factory, Config config) {
        return factory.start(config).open(Invocations.fixed());
    }
}
