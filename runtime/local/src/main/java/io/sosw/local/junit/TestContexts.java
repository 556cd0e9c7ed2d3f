package io.sosw.local.junit;

import io.sosw.config.Config;
import io.sosw.config.ConfigLoader;
import io.sosw.config.ConstantsFile;
import io.sosw.config.Sources;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /**
     * A project's own values: the defaults of its options, its const.yml as the build has compiled it, and these
     * arguments. The environment of the test run has no say.
     *
     * @throws io.sosw.error.UserError with every problem and its origin
     */
    public static Config config(ContextFactory<?> factory, String... arguments) {
        var constants = ConstantsFile.ofResource(
                Objects.requireNonNull(Thread.currentThread().getContextClassLoader()));
        return new ConfigLoader(factory.options()).load(new Sources(constants, Map.of(), List.of(arguments), false));
    }

    /** A project's context by its own factory, with fixed values. */
    public static <C extends FunctionContext> C of(ContextFactory<C> factory, Config config) {
        return factory.start(config).open(Invocations.fixed());
    }
}
