package io.sosw.engine.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The keyboard, where there is one: single keys without Enter on systems with {@code stty}, none in a pipe. What it has
 * changed it puts back when it is closed, or at Ctrl-C.
 */
public final class Terminal implements AutoCloseable {
    private final InputStream in;
    private final boolean keys;
    /** The settings of a keyboard that were switched to single keys. */
    private final Optional<String> before;

    private final Thread hook = new Thread(this::restore, "sosw-terminal");

    private Terminal(InputStream in, boolean keys, Optional<String> before) {
        this.in = in;
        this.keys = keys;
        this.before = before;
        if (before.isPresent()) {
            single();
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** The keyboard of this process. */
    public static Terminal open(InputStream in) {
        var before = output() ? stty("-g") : Optional.<String>empty();
        return new Terminal(in, before.isPresent(), before);
    }

    /** No keyboard. */
    public static Terminal none() {
        return new Terminal(InputStream.nullInputStream(), false, Optional.empty());
    }

    /** One whose keys come one by one from elsewhere. */
    public static Terminal typed(InputStream in) {
        return new Terminal(in, true, Optional.empty());
    }

    /** Whether standard output is a terminal. */
    @SuppressWarnings("SystemConsoleNull") // the test for null is for Java before 22
    public static boolean output() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try { // since Java 22 there is a console also in a pipe, and a method that tells
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** How many columns the terminal has now; very many where nobody can tell. */
    public static int columns() {
        return stty("size")
                .map(size -> size.replaceFirst("\\d+ ", ""))
                .filter(size -> size.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf)
                .orElse(Integer.MAX_VALUE);
    }

    /** Whether keys can be pressed. */
    public boolean interactive() {
        return keys;
    }

    /** The key that was pressed, if any. */
    public Optional<Character> key() throws IOException {
        return interactive() && in.available() > 0 ? Optional.of((char) in.read()) : Optional.empty();
    }

    /** A line, typed with the terminal's own editing. */
    public String line() throws IOException {
        before.ifPresent(Terminal::stty);
        try {
            var line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return line.toString().trim();
        } finally {
            single();
        }
    }

    private void single() {
        before.ifPresent(any -> stty("-icanon -echo min 1 time 0"));
    }

    private void restore() {
        before.ifPresent(Terminal::stty);
    }

    /** Empty where there is no such command, or standard input is no terminal. */
    private static Optional<String> stty(String arguments) {
        try {
            var process = new ProcessBuilder("/bin/sh", "-c", "exec stty " + arguments)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                var line = output.readLine();
                return process.waitFor() == 0 ? Optional.of(line == null ? "" : line) : Optional.empty();
            }
        } catch (IOException noShell) {
            return Optional.empty();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (before.isPresent()) {
            restore();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                return; // the hook does the work
            }
        }
    }
}
