package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.wrapper.dispatch.FunctionDescriptor;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollerPartsTest {

    @Test
    void waitsDoubleUpToTheCapAndJitterFully() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(7));
        for (var failures = 1; failures < 100; failures++) {
            assertThat(backoff.after(failures))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(Math.min(30, 1L << Math.min(failures - 1, 10))));
        }
    }

    @Test
    void failuresInARowHalveTheSlotsAndSuccessesRaiseThem() {
        var slots = new Slots(16);
        slots.failed();
        assertThat(slots.limit()).isEqualTo(16);
        slots.failed();
        assertThat(slots.limit()).isEqualTo(8);
        for (var i = 0; i < 10; i++) {
            slots.failed();
        }
        assertThat(slots.limit()).isEqualTo(1);
        slots.succeeded();
        slots.failed();
        assertThat(slots.limit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1,10,1", "1,1,1", "10,1,1", "11,1,2", "16,10,8", "160,1,8", "4,5,2"})
    void thereAreAsManyLoopsAsTheMessagesInFlightNeed(int concurrency, int batch, int loops) {
        assertThat(settings("--poll_concurrency=" + concurrency, "--poll_batch_size=" + batch)
                        .loops())
                .isEqualTo(loops);
    }

    @ParameterizedTest
    @CsvSource({"10s,20s,5s", "30s,20s,20s", "30s,7s,7s", "4s,20s,0s", "5s,20s,0s"})
    void aLongPollEndsFiveSecondsBeforeTheGrace(String grace, String interval, String expected) {
        assertThat(settings("--stop_grace=" + grace, "--poll_interval=" + interval)
                        .pollWait())
                .isEqualTo(Duration.parse("PT" + expected));
    }

    @Test
    void theBlockInSoswYmlGivesBatchWindowAndTimeout() {
        var function = new FunctionDescriptor("f", "F", 512, 9, 25, 3);
        var settings = PollerSettings.of(function, Bench.config());
        assertThat(settings.batch()).isEqualTo(25);
        assertThat(settings.window()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(9));
    }

    private static PollerSettings settings(String... arguments) {
        return PollerSettings.of(new FunctionDescriptor("f", "F"), Bench.config(arguments));
    }
}
