package io.sosw.function;

import io.sosw.config.Config;
import java.time.Clock;

/**
 * All that a function may touch: configuration, clock, clients, repositories and the parent {@link Invocation}. Projects
 * extend it once and share it among their functions.
 *
 * <p>A context is opened before an invocation and closed after it; what must outlive an invocation (clients, pools) is
 * held by the {@link ContextFactory} and handed to the constructor. One context is used by one thread at a time.
 */
public class FunctionContext implements AutoCloseable {
    private final Config config;
    private final Invocation invocation;

    /**
     * @param config the effective configuration of the process
     * @param invocation the parent that the place of execution provides
     */
    public FunctionContext(Config config, Invocation invocation) {
        this.config = config;
        this.invocation = invocation;
    }

    /** The effective configuration. */
    public final Config config() {
        return config;
    }

    /** The parent invocation: request id, remaining time, attempt. */
    public final Invocation invocation() {
        return invocation;
    }

    /** The clock of the place of execution; a fixed one in tests. */
    public final Clock clock() {
        return invocation.clock();
    }

    /**
     * Releases what this invocation has opened; called once, also after a failure. The default releases nothing.
     *
     * @throws Exception when releasing failed; the invocation then counts as failed
     */
    @Override
    public void close() throws Exception {}
}
