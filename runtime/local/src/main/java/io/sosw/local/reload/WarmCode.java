package io.sosw.local.reload;

import io.sosw.error.UserError;
import io.sosw.function.Invocation;
import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.dispatch.EventHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Code that is compared with its sources before each event, and exchanged in the warm process if it differs. */
final class WarmCode implements Code {
    private final Folders folders;
    private final ClassLoader dependencies;
    private final SourceCheck sources;
    private final Pause pause;
    private final Consumer<String> notes;
    private final Look atFirst;
    private @Nullable ProjectLoader first;

    /** Between two looks at sources that do not compile. */
    @FunctionalInterface
    interface Pause {
        void rest() throws InterruptedException;
    }

    WarmCode(Folders folders, ClassLoader dependencies, SourceCheck sources, Pause pause, Consumer<String> notes) {
        this.folders = folders;
        this.dependencies = dependencies;
        this.sources = sources;
        this.pause = pause;
        this.notes = notes;
        this.atFirst = folders.look();
        this.first = new ProjectLoader(folders, dependencies);
    }

    @Override
    public ClassLoader loader() {
        return Objects.requireNonNull(first, "asked before the handler is made");
    }

    /** Once; what the process has read at its start is not kept beyond it. */
    @Override
    public EventHandler handler(Start start) {
        var loader = Objects.requireNonNull(first, "made once");
        first = null;
        try {
            return new Warm(start, Generation.start(loader, start, notes), atFirst);
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
    }

    private final class Warm implements EventHandler {
        private final Start start;
        private @Nullable Generation now;
        private Look seen;
        private String told = "";

        Warm(Start start, Generation now, Look seen) {
            this.start = start;
            this.now = now;
            this.seen = seen;
        }

        @Override
        public @Nullable Object handle(@Nullable Object event, Invocation invocation) throws Exception {
            var generation = enter();
            try {
                return generation.handle(event, invocation);
            } finally {
                generation.leave();
            }
        }

        private synchronized Generation enter() throws IOException {
            var current = fresh();
            current.enter();
            return current;
        }

        private synchronized Generation fresh() throws IOException {
            sources.bringUpToDate();
            var look = folders.look();
            var current = now;
            if (current != null && seen.same(look)) {
                seen = look;
                return current;
            }
            now = null;
            if (current != null) {
                current.retire();
            }
            ProjectLoader loader;
            do { // another process may be writing: only what was the same before and after is of one moment
                seen = look;
                loader = new ProjectLoader(folders, dependencies);
                look = folders.look();
            } while (!seen.same(look));
            var next = Generation.start(loader, start, notes);
            now = next;
            return next;
        }

        @Override
        public boolean awaitReady(BooleanSupplier ending) throws InterruptedException {
            while (!ending.getAsBoolean()) {
                var problem = problem();
                if (problem.isEmpty()) {
                    tell("Mended: the event goes on.", "");
                    return true;
                }
                tell("An event waits until this is mended: " + brief(problem), problem);
                pause.rest();
            }
            return false;
        }

        /** Empty if an event can be handled now. */
        private String problem() {
            try {
                fresh();
                return "";
            } catch (UserError mistake) {
                return mistake.problem();
            } catch (IOException | RuntimeException | LinkageError failed) {
                return "The function cannot be started: " + failed + because(failed.getCause());
            }
        }

        /** Whoever compiles tells all of it. */
        private static String brief(String problem) {
            return problem.lines().limit(2).collect(Collectors.joining("\n"));
        }

        private static String because(@Nullable Throwable cause) {
            return cause == null ? "" : ", because of " + cause;
        }

        private synchronized void tell(String text, String problem) {
            if (!told.equals(problem)) {
                told = problem;
                notes.accept(text);
            }
        }

        @Override
        public void close() {
            var last = take();
            if (last != null) {
                last.retire();
            }
        }

        private synchronized @Nullable Generation take() {
            var last = now;
            now = null;
            return last;
        }
    }
}
