package io.sosw.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SystemClockTest {
    @Test
    void itTellsWhatTheMachineTellsInUtc() {
        var clock = new SystemClock();
        var before = Instant.now();
        assertThat(clock.instant()).isBetween(before, Instant.now());
        var millis = System.currentTimeMillis();
        assertThat(clock.millis()).isBetween(millis, System.currentTimeMillis());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        var tokyo = ZoneId.of("Asia/Tokyo");
        assertThat(clock.withZone(tokyo)).isEqualTo(Clock.system(tokyo));
    }
}
