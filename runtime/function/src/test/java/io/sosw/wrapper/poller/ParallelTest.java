package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.event.SqsBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTest {
    private final Bench bench = new Bench();
    private final FakeQueue queue = bench.queue;

    /** Manual time runs ahead of real threads: nothing must become due but the deletes. */
    @BeforeEach
    void timeHardlyPasses() {
        queue.visibility = Duration.ofHours(12);
        queue.longestWait = Duration.ofMillis(1);
    }

    @Test
    void noFailureIsLostAndNoneIsInventedAcrossThreads() {
        var messages = 5_000;
        for (var i = 0; i < messages; i++) {
            queue.send(i % 3 == 0 ? "bad" : "good");
        }
        var bad = (messages + 2) / 3;
        var pool = Executors.newCachedThreadPool();
        bench.threads = pool;
        try {
            var report = bench.run(
                    bench.failing("bad"::equals), "--drain", "--function_timeout=12h", "--poll_concurrency=16");
            assertThat(report).isEqualTo(new PollReport(messages - bad, bad, 0, bad));
            assertThat(queue.left()).hasSize(bad).allMatch(id -> Integer.parseInt(id.substring(1)) % 3 == 1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void noMoreRunsThanAskedForAreUnderWay() {
        for (var i = 0; i < 200; i++) {
            queue.send("x");
        }
        var pool = Executors.newCachedThreadPool();
        bench.threads = pool;
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(3);
        try {
            bench.run(
                    (event, invocation) -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        full.countDown();
                        full.await();
                        now.decrementAndGet();
                        return Map.of();
                    },
                    "--drain",
                    "--function_timeout=12h",
                    "--poll_concurrency=3",
                    "--poll_batch_size=1");
        } finally {
            pool.shutdown();
        }
        assertThat(most).hasValue(3);
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void aGroupKeepsItsOrderWhileOthersRunBesideIt() {
        queue.fifo = true;
        for (var i = 0; i < 300; i++) {
            queue.sendTo("g" + i % 7, String.valueOf(i));
        }
        var seen = new HashMap<String, List<Integer>>();
        var pool = Executors.newCachedThreadPool();
        bench.threads = pool;
        try {
            bench.run(
                    (event, invocation) -> {
                        for (var message : SqsBatch.from(event).messages()) {
                            synchronized (seen) {
                                seen.computeIfAbsent(String.valueOf(message.groupId()), group -> new ArrayList<>())
                                        .add(Integer.parseInt(message.body()));
                            }
                        }
                        return Map.of();
                    },
                    "--drain",
                    "--function_timeout=12h",
                    "--poll_concurrency=8",
                    "--poll_batch_size=3");
        } finally {
            pool.shutdown();
        }
        assertThat(seen)
                .hasSize(7)
                .allSatisfy((group, numbers) -> assertThat(numbers).isSorted());
        assertThat(queue.left()).isEmpty();
    }
}
