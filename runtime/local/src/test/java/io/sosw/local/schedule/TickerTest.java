package io.sosw.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.fault.OffsetClock;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickerTest {
    private final ManualTime time = new ManualTime();
    private final OffsetClock clock = new OffsetClock(time);
    private final World world = new World(clock, new Random(1), time, new Deliveries(), "000000000000", "us-east-1");
    private final List<Instant> ticks = new ArrayList<>();
    private final Instant start = clock.instant();

    private Ticker everyMinute() {
        return Ticker.start(world, Schedule.parse("rate(1 minute)", ZoneOffset.UTC, start), ticks::add);
    }

    @Test
    void itTicksWhenItIsDue() {
        everyMinute();
        time.advance(Duration.ofSeconds(59));
        assertThat(ticks).isEmpty();

        time.advance(Duration.ofSeconds(61));

        assertThat(ticks).containsExactly(start.plusSeconds(60), start.plusSeconds(120));
    }

    @Test
    void aClockPutForwardMakesItDueWithinASecondAndNothingIsMadeUpFor() {
        everyMinute();
        time.advance(Duration.ofSeconds(5));
        clock.offset(Duration.ofMinutes(10));

        time.advance(Duration.ofSeconds(1));
        assertThat(ticks).containsExactly(start.plusSeconds(60));

        time.advance(Duration.ofSeconds(60));
        assertThat(ticks).containsExactly(start.plusSeconds(60), start.plusSeconds(660));
    }

    @Test
    void stoppedItTicksNoMore() {
        everyMinute().stop();
        time.advance(Duration.ofMinutes(3));
        assertThat(ticks).isEmpty();
    }
}
