package io.sosw.engine.watch;

import io.sosw.engine.watch.worker.Event;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run: batches one after the other, each in its module's JVM. */
final class Session {
    private static final int NANOS_A_MILLI = 1_000_000;

    private final Workers workers;
    private final Results results;
    private final Screen screen;
    private final Deque<Batch> waiting;
    private final Set<String> left = new LinkedHashSet<>();
    private final long begun;
    private final Tally tally = new Tally();
    private @Nullable Batch batch;
    private @Nullable Worker worker;
    private @Nullable Outcome running;
    private long heard = System.nanoTime();

    /** @param begun when the change was seen, as {@link System#nanoTime} counts */
    Session(List<Batch> batches, Workers workers, Results results, Screen screen, long begun) {
        this.workers = workers;
        this.results = results;
        this.screen = screen;
        this.waiting = new ArrayDeque<>(batches);
        this.begun = begun;
        batches.forEach(each -> results.forget(each.classes()));
    }

    /** Starts the next batch; false at the end. */
    boolean proceed() throws IOException {
        batch = waiting.poll();
        if (batch == null) {
            return false;
        }
        left.clear();
        left.addAll(batch.classes());
        start(batch);
        return true;
    }

    private void start(Batch next) throws IOException {
        running = null;
        var chosen = workers.of(next.module());
        worker = chosen;
        chosen.run(List.copyOf(left));
    }

    /** Takes a worker's word; false when the run has ended by it. */
    boolean hear(Worker.Message message) throws IOException {
        if (message.from() != worker || batch == null) {
            return true; // the last words of one that was cut
        }
        heard = System.nanoTime();
        switch (message.kind()) {
            case Worker.ENDED:
                return ended(batch, message.words().get(1));
            case Event.DONE:
                if (message.words().size() > 1) {
                    return notBegun(message.words().get(1));
                }
                return proceed();
            case Event.STARTED:
                running = outcome(message.words(), Event.SKIPPED);
                return true;
            case Event.LEFT:
                left.remove(message.words().get(1));
                return true;
            default:
                running = null;
                take(outcome(message.words(), message.kind()));
                return true;
        }
    }

    private static Outcome outcome(List<String> words, String kind) {
        return new Outcome(
                words.get(1),
                words.get(2),
                Outcome.Kind.of(kind),
                Long.parseLong(words.get(3)),
                words.get(4),
                words.get(5));
    }

    private void take(Outcome outcome) {
        results.add(outcome);
        tally.add(outcome);
        screen.outcome(outcome);
    }

    /** The JVM has gone in the middle of a test, which is that test's failure; the others run in a new one. */
    private boolean ended(Batch interrupted, String exitCode) throws IOException {
        var guilty = running;
        if (guilty == null) {
            var said = worker == null ? "" : worker.said();
            return notBegun(
                    "the tests' JVM has ended with exit code " + exitCode + (said.isEmpty() ? "" : ":\n" + said));
        }
        take(new Outcome(
                guilty.testClass(),
                guilty.test(),
                Outcome.Kind.FAILED,
                guilty.millis(),
                "the tests' JVM ended with exit code " + exitCode + " while this test ran; does it call System.exit?",
                ""));
        left.remove(guilty.testClass());
        if (left.isEmpty()) {
            return proceed();
        }
        start(interrupted);
        return true;
    }

    private boolean notBegun(String text) throws IOException {
        for (String each : left) {
            take(new Outcome(each, each, Outcome.Kind.FAILED, 0, text, ""));
            text = "see above";
        }
        return proceed();
    }

    /** Ends the run where it is; gives the classes whose result is not known. */
    Collection<String> cut() {
        var open = new LinkedHashSet<>(left);
        waiting.forEach(each -> open.addAll(each.classes()));
        if (batch != null) {
            workers.end(batch.module());
        }
        results.forget(open);
        return open;
    }

    Tally tally() {
        return tally;
    }

    long millis() {
        return (System.nanoTime() - begun) / NANOS_A_MILLI;
    }

    /** How long nothing has been heard, in seconds. */
    long silentSeconds() {
        return (System.nanoTime() - heard) / NANOS_A_MILLI / 1000;
    }

    /** What runs now, as people call it. */
    String now() {
        return running == null ? "the tests' JVM" : running.test();
    }
}
