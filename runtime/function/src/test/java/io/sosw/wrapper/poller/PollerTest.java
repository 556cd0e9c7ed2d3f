package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollerTest {
    private final Bench bench = new Bench();
    private final FakeQueue queue = bench.queue;

    @Test
    void whatSucceedsIsDeletedTenAtATime() {
        queue.send(Collections.nCopies(25, "x").toArray(String[]::new));
        var report = bench.run(bench.failing(body -> false), "--drain");
        assertThat(report).isEqualTo(new PollReport(25, 0, 0, 0));
        assertThat(queue.left()).isEmpty();
        assertThat(queue.deletes).extracting(List::size).containsExactly(10, 10, 5);
    }

    @Test
    void theFunctionSeesTheEventThatLambdaDelivers() {
        queue.send("{\"a\":1}");
        var events = new ArrayList<Object>();
        bench.run(
                (event, invocation) -> {
                    events.add(String.valueOf(event));
                    assertThat(invocation.deadline()).isEqualTo(ManualTime.START.plusSeconds(30));
                    assertThat(invocation.requestId()).isEqualTo("request");
                    assertThat(invocation.functionName()).isEqualTo("worker");
                    assertThat(Json.write(event))
                            .isEqualTo(
                                    "{\"Records\":[{\"messageId\":\"m1\",\"receiptHandle\":\"r1\",\"body\":\"{\\\"a\\\":1}\","
                                            + "\"attributes\":{\"ApproximateReceiveCount\":\"1\"},\"messageAttributes\":{},"
                                            + "\"md5OfBody\":\"\",\"eventSource\":\"aws:sqs\",\"eventSourceARN\":"
                                            + "\"arn:aws:sqs:us-east-1:000000000000:jobs\",\"awsRegion\":\"us-east-1\"}]}");
                    return null;
                },
                "--once");
        assertThat(events).hasSize(1);
    }

    @Test
    void onceTakesOneDeliveryOfTheBatchSize() {
        queue.send("a", "b", "c");
        bench.run(bench.failing(body -> false), "--once", "--poll_batch_size=2");
        assertThat(bench.runs).containsExactly(List.of("a", "b"));
        assertThat(queue.left()).containsExactly("m3");
    }

    @Test
    void onceEndsOnAnEmptyQueue() {
        assertThat(bench.run(bench.failing(body -> false), "--once")).isEqualTo(new PollReport(0, 0, 0, 0));
    }

    @Test
    void whatFailsIsLeftToRedriveAndTheOthersAreDeleted() {
        queue.maxReceiveCount = 3;
        queue.send("good", "bad", "good");
        var report = bench.run(bench.failing("bad"::equals), "--drain");
        assertThat(report).isEqualTo(new PollReport(2, 3, 0, 0));
        assertThat(queue.deadLetters).containsExactly("m2");
        assertThat(queue.left()).isEmpty();
        assertThat(queue.visibilities).isEmpty();
    }

    @Test
    void aDrainWithoutRedriveTriesAFailingMessageOnceAndSaysWhatIsLeft() {
        queue.send("good", "bad");
        assertThat(bench.run(bench.failing("bad"::equals), "--drain")).isEqualTo(new PollReport(1, 1, 0, 1));
        assertThat(queue.left()).containsExactly("m2");
    }

    @Test
    void aThrowingFunctionFailsTheWholeBatch() {
        queue.send("a", "b");
        var report = bench.run(
                (event, invocation) -> {
                    throw new IllegalStateException("boom");
                },
                "--once");
        assertThat(report.failed()).isEqualTo(2);
        assertThat(queue.left()).hasSize(2);
        assertThat(bench.log.lines)
                .filteredOn(line -> line.contains("m1"))
                .singleElement()
                .asString()
                .contains("The function failed on messages [m1, m2]", "boom");
    }

    @Test
    void failedMessagesComeBackSoonerIfAskedTo() {
        queue.send("bad");
        bench.run(bench.failing("bad"::equals), "--once", "--retry_delay=2s");
        assertThat(queue.visibilities).containsExactly("m1=2000");
    }

    @Test
    void aBatchGathersOverItsWindow() {
        queue.send(Collections.nCopies(25, "x").toArray(String[]::new));
        bench.run(bench.failing(body -> false), "--drain", "--poll_batch_size=20", "--poll_window=2s");
        assertThat(bench.runs).extracting(List::size).containsExactly(20, 5);
    }

    @Test
    void aDeliveryHoldsAtMostSixMegabytes() {
        var megabyte = "x".repeat((1 << 20) - 2000);
        queue.send(Collections.nCopies(7, megabyte).toArray(String[]::new));
        bench.run(bench.failing(body -> false), "--drain");
        assertThat(bench.runs).extracting(List::size).containsExactly(6, 1);
    }

    @Test
    void moreThanTenMessagesNeedAWindow() {
        assertThatThrownBy(() -> bench.run(bench.failing(body -> false), "--poll_batch_size=11"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The batch size is 11 and the window 0ms")
                .hasMessageContaining("need --poll_window=1s or more");
    }

    @Test
    void aFifoQueueTakesNoWindow() {
        queue.fifo = true;
        assertThatThrownBy(() -> bench.run(bench.failing(body -> false), "--poll_window=1s"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The FIFO queue 'jobs' is to be read with batch size 10 and window 1s");
    }

    @Test
    void aQueueThatDoesNotFollowAwsAdviceIsWarnedOf() {
        queue.maxReceiveCount = 2;
        bench.run(bench.failing(body -> false), "--once");
        assertThat(bench.log.lines)
                .contains(
                        "WARNING Queue jobs redrives after 2 deliveries; AWS advises at least 5",
                        "WARNING Queue jobs hides messages for 30 s; AWS advises six times the function's timeout, 180 s");
        queue.maxReceiveCount = 0;
        bench.run(bench.failing(body -> false), "--once");
        assertThat(bench.log.lines).anyMatch(line -> line.contains("has no redrive policy"));
        assertThat(QueueWarnings.of(
                        new QueueAttributes("q", "arn", Duration.ofSeconds(180), false, 5, 0), Duration.ofSeconds(30)))
                .isEmpty();
    }

    @Test
    void receiveErrorsBackOffWithJitter() {
        for (var i = 0; i < 7; i++) {
            queue.receiveErrors.add(new IllegalStateException("down"));
        }
        queue.send("a");
        var poller = new Poller[1];
        poller[0] = bench.poller((event, invocation) -> {
            poller[0].stop();
            return Map.of();
        });
        assertThat(run(poller[0]).handled()).isEqualTo(1);
        assertThat(bench.time.pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aDrainGivesUpOnAQueueThatCannotBeReached() {
        for (var i = 0; i < 5; i++) {
            queue.receiveErrors.add(new IllegalStateException("down " + i));
        }
        assertThatThrownBy(() -> bench.run(bench.failing(body -> false), "--drain"))
                .hasMessage("down 4");
    }

    private static PollReport run(Poller poller) {
        try {
            return poller.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
