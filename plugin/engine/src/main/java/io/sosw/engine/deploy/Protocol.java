package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.engine.console.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** What a command tells: on the console, and with times in its log under {@code target/sosw}. Thread-safe. */
final class Protocol {
    static final String NOTHING = "Nothing was changed.";

    private final Console console;
    private final Path file;
    private final Clock clock;
    private volatile String ifInterrupted = NOTHING;

    Protocol(Console console, Path file, Clock clock) {
        this.console = console;
        this.file = file;
        this.clock = clock;
    }

    void line(String text) {
        console.line(text);
        log(text);
    }

    /** Says what is waited for, on the console only, until it is closed. */
    Waiting waiting(String what) {
        return Waiting.on(console, "  … " + what);
    }

    /** Into the log only. */
    synchronized void log(String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, clock.instant() + " " + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What is true of a command that is interrupted from now on. */
    void ifInterrupted(String sentence) {
        ifInterrupted = sentence;
    }

    String ifInterrupted() {
        return ifInterrupted;
    }

    Clock clock() {
        return clock;
    }

    Path file() {
        return file;
    }
}
