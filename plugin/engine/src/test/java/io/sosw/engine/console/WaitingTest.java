package io.sosw.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Console console = new Console(new PrintStream(OutputStream.nullOutputStream(), true) {
        @Override
        public void println(String line) {
            told.add(line);
        }
    });

    @Test
    void whatIsWaitedForIsSaidAgainAndAgain() throws Exception {
        try (var waiting = Waiting.on(console, "The shim is starting", 1)) {
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("The shim is starting (0 s so far)");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("The shim is starting (0 s so far)");
        }
    }

    @Test
    void whatIsThereAtOnceIsNotSpokenOf() {
        Waiting.on(console, "The shim is starting", Long.MAX_VALUE).close();
        assertThat(told).isEmpty();
    }
}
