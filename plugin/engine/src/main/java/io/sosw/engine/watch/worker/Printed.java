package io.sosw.engine.watch.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What tests print, kept until somebody asks; of very much only the beginning. Thread-safe. */
final class Printed extends OutputStream {
    private static final int MOST = 64 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** Takes the place of standard output and standard error. */
    void install() {
        var stream = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @Override
    public void write(int character) {
        write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, Math.max(0, Math.min(length, MOST - kept.size())));
    }

    /** What was printed since the last time. */
    synchronized String take() {
        var text = kept.toString(StandardCharsets.UTF_8);
        kept.reset();
        return text;
    }
}
