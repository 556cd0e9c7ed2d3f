package io.sosw.function;

import io.sosw.config.Config;
import io.sosw.config.Option;
import java.util.List;

/** A factory made of two constructors. */
record SplitContextFactory<P, C extends FunctionContext>(
        List<Option<?>> options, ContextFactory.Start<P> costly, ContextFactory.Open<P, C> context)
        implements ContextFactory<C> {

    SplitContextFactory {
        options = List.copyOf(options);
    }

    @Override
    public Opened<C> start(Config config) {
        var shared = costly.start(config);
        return new Opened<>() {
            @Override
            public C open(Invocation invocation) {
                return context.open(config, invocation, shared);
            }

            @Override
            public void prime() {
                if (shared instanceof Primed primed) {
                    primed.prime();
                }
            }

            @Override
            public void restored() throws Exception {
                if (shared instanceof Primed primed) {
                    primed.restored();
                }
            }

            @Override
            public void close() throws Exception {
                if (shared instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            }
        };
    }
}
