package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FifoTest {
    private final Bench bench = new Bench();
    private final FakeQueue queue = bench.queue;

    @Test
    void aReceiveIsOneDeliveryAndKeepsTheOrder() {
        queue.fifo = true;
        for (var i = 0; i < 5; i++) {
            queue.sendTo("g", "" + i);
        }
        bench.run(bench.failing(body -> false), "--drain", "--poll_batch_size=2", "--poll_concurrency=4");
        assertThat(bench.runs).containsExactly(List.of("0", "1"), List.of("2", "3"), List.of("4"));
    }

    @Test
    void whatDoesNotFitIntoADeliveryIsGivenBackNotOvertaken() {
        queue.fifo = true;
        var megabyte = "x".repeat((1 << 20) - 2000);
        for (var i = 0; i < 8; i++) {
            queue.sendTo("g", i + megabyte);
        }
        bench.run(bench.failing(body -> false), "--drain");
        assertThat(bench.runs).hasSize(2);
        assertThat(bench.runs.get(0))
                .extracting(body -> body.substring(0, 1))
                .containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(bench.runs.get(1)).extracting(body -> body.substring(0, 1)).containsExactly("6", "7");
    }

    @Test
    void whatSucceedsIsDeletedWithoutLingering() {
        queue.fifo = true;
        queue.sendTo("g", "a");
        bench.run((event, invocation) -> null, "--once");
        assertThat(queue.deletes).hasSize(1);
        assertThat(bench.time.instant()).isEqualTo(ManualTime.START);
    }
}
