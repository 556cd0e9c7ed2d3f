package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final Bench bench = new Bench();
    private final FakeQueue queue = bench.queue;

    @Test
    void aRunOfFiveVisibilityTimeoutsIsDeliveredOnce() {
        queue.visibility = Duration.ofSeconds(2);
        queue.send("long");
        var report = bench.run(
                (event, invocation) -> {
                    bench.time.advance(Duration.ofSeconds(10));
                    assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
                    return Map.of();
                },
                "--drain");
        assertThat(report).isEqualTo(new PollReport(1, 0, 0, 0));
        assertThat(queue.visibilities).hasSize(10).containsOnly("m1=2000");
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void allMessagesInFlightAreExtendedTenAtATime() {
        queue.send(Collections.nCopies(10, "x").toArray(String[]::new));
        bench.run(
                (event, invocation) -> {
                    bench.time.advance(Duration.ofSeconds(15));
                    return Map.of();
                },
                "--once");
        assertThat(queue.visibilities).hasSize(10).contains("m1=30000", "m10=30000");
    }

    @Test
    void nothingIsExtendedBeyondWhatSqsAllows() {
        queue.visibility = Duration.ofHours(12);
        queue.send("endless");
        var inFlight = new InFlight(bench.time);
        var heartbeat = new Heartbeat(queue, inFlight, queue.visibility, bench.log);
        inFlight.add(queue.receive(1, Duration.ZERO));
        bench.time.advance(Duration.ofHours(11).plusMinutes(54));
        heartbeat.run();
        assertThat(queue.visibilities).hasSize(1);
        bench.time.advance(Duration.ofMinutes(2));
        heartbeat.run();
        assertThat(queue.visibilities).hasSize(1);
    }

    @Test
    void aMessageStaysHiddenUntilItsDeleteHasSucceeded() {
        queue.visibility = Duration.ofSeconds(2);
        queue.refusedDeletes.put("m1", 6);
        queue.send("a");
        var report = bench.run(bench.failing(body -> false), "--drain");
        assertThat(report.handled()).isEqualTo(1);
        assertThat(bench.runs).hasSize(1);
        assertThat(queue.visibilities).isNotEmpty();
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void aFailedHeartbeatIsReportedAndTriedAgain() {
        var broken = new HidingRefused(queue);
        queue.send("a");
        var inFlight = new InFlight(bench.time);
        inFlight.add(queue.receive(1, Duration.ZERO));
        var heartbeat = new Heartbeat(broken, inFlight, queue.visibility, bench.log);
        heartbeat.run();
        assertThat(bench.log.lines)
                .containsExactly("WARNING Message m1 may be delivered again while it is worked on: X no");
        broken.unreachable = true;
        heartbeat.run();
        assertThat(bench.log.lines)
                .hasSize(2)
                .last()
                .asString()
                .contains("Extending the visibility of 1 messages failed");
    }
}
