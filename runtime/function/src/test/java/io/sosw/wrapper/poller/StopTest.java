package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stop and timeout, with the function on a thread of its own. */
@Timeout(20)
class StopTest {
    private final Bench bench = new Bench();
    private final FakeQueue queue = bench.queue;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    private FutureTask<PollReport> start(Poller poller) {
        var task = new FutureTask<>(poller::run);
        new Thread(task, "poller").start();
        return task;
    }

    private Poller waiting(String... arguments) {
        bench.threads = task -> new Thread(task, "function").start();
        return bench.poller(
                (event, invocation) -> {
                    started.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        throw e;
                    }
                    return Map.of();
                },
                arguments);
    }

    @Test
    void whatIsUnderWayMayFinish() throws Exception {
        queue.send("a");
        var poller = waiting();
        var report = start(poller);
        started.await();
        poller.stop();
        mayEnd.countDown();
        assertThat(report.get()).isEqualTo(new PollReport(1, 0, 0, 0));
        assertThat(queue.left()).isEmpty();
        assertThat(interrupted).isFalse();
    }

    @Test
    void whatDoesNotFinishWithinTheGraceIsGivenBack() throws Exception {
        queue.send("a");
        var poller = waiting("--stop_grace=10s");
        var report = start(poller);
        started.await();
        poller.stop();
        bench.time.advance(Duration.ofMillis(7_999));
        assertThat(report.isDone()).isFalse();
        bench.time.advance(Duration.ofMillis(1));
        assertThat(report.get()).isEqualTo(new PollReport(0, 1, 1, 1));
        assertThat(queue.visibilities).containsExactly("m1=0");
        assertThat(queue.left()).containsExactly("m1");
    }

    @Test
    void aMessageThatArrivesWithTheStopIsGivenBackUntouched() throws Exception {
        queue.send("a");
        var poller = new Poller[1];
        poller[0] = bench.poller(bench.failing(body -> false));
        queue.onReceive = () -> poller[0].stop();
        assertThat(poller[0].run()).isEqualTo(new PollReport(0, 0, 1, 0));
        assertThat(bench.runs).isEmpty();
        assertThat(queue.visibilities).containsExactly("m1=0");
    }

    @Test
    void aRunBeyondItsTimeoutIsInterruptedAndFails() throws Exception {
        queue.send("a");
        var report = start(waiting("--once", "--function_timeout=3s"));
        started.await();
        bench.time.advance(Duration.ofSeconds(3));
        assertThat(report.get()).isEqualTo(new PollReport(0, 1, 0, 1));
        assertThat(queue.deletes).isEmpty();
        assertThat(bench.log.lines).contains("ERROR Messages [m1] failed: Task timed out after 3000 ms");
    }

    @Test
    void aRunThatIgnoresItsTimeoutIsNotDeletedLater() throws Exception {
        var ended = new CountDownLatch(1);
        queue.send("a");
        bench.threads = task -> new Thread(
                        () -> {
                            task.run();
                            ended.countDown();
                        },
                        "function")
                .start();
        var poller = bench.poller(
                (event, invocation) -> {
                    started.countDown();
                    awaitStubbornly(mayEnd);
                    return Map.of();
                },
                "--once");
        var report = start(poller);
        started.await();
        bench.time.advance(Duration.ofSeconds(30));
        assertThat(report.get().failed()).isEqualTo(1);
        mayEnd.countDown();
        ended.await();
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(queue.deletes).isEmpty();
        assertThat(queue.left()).containsExactly("m1");
    }

    @Test
    void anErrorOfOneLoopEndsThePoller() {
        bench.threads = task -> new Thread(task, "loop").start();
        queue.onReceive = () -> {
            throw new NoClassDefFoundError("gone");
        };
        var report = start(bench.poller(bench.failing(body -> false), "--poll_concurrency=4"));
        assertThatThrownBy(report::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        var done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                done = false;
            }
        }
    }
}
