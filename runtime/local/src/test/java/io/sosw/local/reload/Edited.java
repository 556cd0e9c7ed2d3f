package io.sosw.local.reload;

import io.sosw.config.Config;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import java.util.List;

/** A function that the test edits: its compiled classes are copied with another text in them. */
public final class Edited implements PortableFunction<Object, Edited.Context, String> {
    @Override
    public String run(Object event, Context context) {
        if (event.equals("hold")) {
            Witness.hold();
        }
        return Later.text(
                Thread.currentThread().getContextClassLoader() == getClass().getClassLoader());
    }

    /** Loaded when the first run reaches it, which may be after an edit. */
    static final class Later {
        private Later() {}

        static String text(boolean context) {
            return context ? "edit-0000" : "wrong context class loader";
        }
    }

    /** Has a client. */
    public static final class Context extends FunctionContext {
        Context(Config config, Invocation invocation) {
            super(config, invocation);
        }

        static ContextFactory<Context> factory() {
            return ContextFactory.of(
                    List.of(),
                    config -> Witness.client("edit-0000"),
                    (config, invocation, client) -> new Context(config, invocation));
        }
    }
}
