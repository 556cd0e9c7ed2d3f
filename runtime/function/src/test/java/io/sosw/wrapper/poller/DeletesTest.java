package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletesTest {
    private final Bench bench = new Bench();
    private final FakeQueue queue = bench.queue.send("a", "b", "c");
    private final InFlight inFlight = new InFlight(bench.time);
    private final Deletes deletes = new Deletes(
            queue,
            inFlight,
            bench.time,
            Runnable::run,
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), bench.random),
            bench.log);

    private void succeed(int count) {
        var messages = queue.receive(count, Duration.ZERO);
        inFlight.add(messages);
        deletes.add(messages, false);
    }

    @Test
    void aFewWaitATenthOfASecondForMore() {
        succeed(1);
        bench.time.advance(Duration.ofMillis(99));
        succeed(2);
        assertThat(queue.deletes).isEmpty();
        bench.time.advance(Duration.ofMillis(1));
        assertThat(queue.deletes).containsExactly(List.of("m1", "m2", "m3"));
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void onlyRefusedEntriesAreTriedAgain() {
        queue.refusedDeletes.put("m2", 2);
        succeed(3);
        bench.time.advance(Deletes.LINGER);
        assertThat(queue.left()).containsExactly("m2");
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(queue.deletes).containsExactly(List.of("m1", "m2", "m3"), List.of("m2"), List.of("m2"));
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void anUnreachableQueueIsTriedAgain() {
        queue.deleteErrors.add(new IllegalStateException("down"));
        succeed(3);
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(queue.left()).isEmpty();
        assertThat(bench.log.lines).anyMatch(line -> line.contains("Deleting 3 messages failed and is tried again"));
    }

    @Test
    void whatTheSenderDidWrongIsNotTriedAgain() {
        queue.senderFault = true;
        queue.refusedDeletes.put("m1", 100);
        succeed(1);
        bench.time.advance(Duration.ofMinutes(1));
        assertThat(queue.deletes).hasSize(1);
        assertThat(inFlight.isEmpty()).isTrue();
        assertThat(bench.log.lines)
                .containsExactly("ERROR Message m1 succeeded but cannot be deleted and will be delivered again:"
                        + " InternalError try again");
    }

    @Test
    void itGivesUpAfterTenAttempts() {
        queue.refusedDeletes.put("m1", 100);
        succeed(1);
        bench.time.advance(Duration.ofMinutes(5));
        assertThat(queue.deletes).hasSize(10);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void theLastFlushTriesThreeTimes() throws InterruptedException {
        queue.refusedDeletes.put("m1", 2);
        succeed(1);
        deletes.flush();
        assertThat(queue.left()).doesNotContain("m1");
        assertThat(queue.deletes).hasSize(3);
    }
}
