package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;

/** What is said when Ctrl-C ends a command: what was changed so far, and what goes on without it. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    Interruption(Console console, Protocol protocol) {
        hook = new Thread(() -> console.line("Interrupted. " + protocol.ifInterrupted()), "sosw-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // it is being said
        }
    }
}
