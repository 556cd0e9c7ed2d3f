package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;

/** What is said when Ctrl-C ends a command that has begun to change a stack. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    Interruption(Console console, Target target) {
        hook = new Thread(
                () -> console.line("Interrupted. What CloudFormation has begun goes on by itself: "
                        + target.command("status") + " shows it, " + target.command("deploy") + " takes it up."),
                "sosw-interruption");
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
