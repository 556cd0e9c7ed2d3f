package io.sosw.engine.invoke;

import java.io.ByteArrayOutputStream;

/** What was printed; whoever waits for a text is told when it comes. */
final class Said extends ByteArrayOutputStream {
    private static final long PATIENCE_MILLIS = 30_000;

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        super.write(bytes, from, length);
        notifyAll();
    }

    /** All that was printed, once it holds the text. */
    synchronized String await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!toString(java.nio.charset.StandardCharsets.UTF_8).contains(text)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("'" + text + "' was not printed, but:\n" + this);
            }
            wait(left);
        }
        return toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
