package io.sosw.local.reload;

import io.sosw.function.Invocation;
import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.dispatch.EventHandler;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A function as it was at one moment. Runs that have begun end in it; with the last of them its contexts and classes go. */
final class Generation {
    private final ProjectLoader loader;
    private final EventHandler handler;
    private final Consumer<String> notes;
    private int running;
    private boolean retired;

    private Generation(ProjectLoader loader, EventHandler handler, Consumer<String> notes) {
        this.loader = loader;
        this.handler = handler;
        this.notes = notes;
    }

    static Generation start(ProjectLoader loader, Code.Start start, Consumer<String> notes) throws IOException {
        var before = use(loader);
        try {
            return new Generation(loader, start.with(loader), notes);
        } catch (RuntimeException | Error e) {
            try (loader) {
                throw e;
            }
        } finally {
            use(before);
        }
    }

    /** For one run; ended by {@link #leave}. */
    synchronized void enter() {
        running++;
    }

    @Nullable
    Object handle(@Nullable Object event, Invocation invocation) throws Exception {
        var before = use(loader);
        try {
            return handler.handle(event, invocation);
        } finally {
            use(before);
        }
    }

    void leave() {
        if (lastOut()) {
            close();
        }
    }

    private synchronized boolean lastOut() {
        running--;
        return retired && running == 0;
    }

    /** Nothing begins here any more. */
    void retire() {
        if (emptied()) {
            close();
        }
    }

    private synchronized boolean emptied() {
        var first = !retired;
        retired = true;
        return first && running == 0;
    }

    private void close() {
        var before = use(loader);
        try (loader) {
            handler.close();
        } catch (Exception failed) {
            notes.accept("What the old code had opened could not be closed: " + failed);
        } finally {
            use(before);
        }
    }

    /** Frameworks look there for classes and resources; threads of a pool must not keep it. */
    private static ClassLoader use(ClassLoader loader) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        return before;
    }
}
