package io.sosw.firstlight;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what is being done, what came of it and how long it took. */
final class Steps {
    private final PrintStream out;
    private final Clock clock;
    private int number;
    private Instant began;

    Steps(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
    }

    void begin(String text) {
        began = clock.instant();
        out.printf(Locale.ROOT, "%n%d. %s%n", ++number, text);
    }

    void command(String text) {
        out.println("   $ " + text);
    }

    void line(String text) {
        out.println("   " + text);
    }

    void end(String result) {
        double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "   %s (%.1f s)%n", result, seconds);
    }

    void say(String text) {
        out.println(text);
    }
}
