package io.sosw.engine.console;

import java.io.PrintStream;

/** Plain lines to the person at the keyboard. Thread-safe. */
public final class Console {
    private final PrintStream out;

    /** A console that prints to the stream. */
    public Console(PrintStream out) {
        this.out = out;
    }

    /** Prints one line. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints text that brings its own line ends. */
    public void text(String lines) {
        out.print(lines);
        out.flush();
    }

    /** Prints the bytes of another process's log as they are. */
    public void raw(byte[] bytes, int length) {
        out.write(bytes, 0, length);
        out.flush();
    }
}
