package io.sosw.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.aws.MovingClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapacityPacingTest {
    private final List<Duration> waits = new ArrayList<>();

    private static TableShape shape(long read, long write) {
        return new TableShape(new TableShape.Keys("h", Optional.empty()), Map.of(), read, write);
    }

    @Test
    void operationsAreSpacedByTheCapacity() throws Exception {
        var writes = CapacityPacing.ofWrites(shape(10, 5), LocalAws.CLOCK, waits::add);
        writes.next();
        writes.next();
        CapacityPacing.ofReads(shape(10, 5), LocalAws.CLOCK, waits::add).next();
        assertThat(waits).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void timeThatHasPassedCounts() throws Exception {
        var now = new Clock[] {LocalAws.CLOCK};
        var clock = new MovingClock(now);
        var reads = CapacityPacing.ofReads(shape(10, 5), clock, waits::add);
        reads.next();
        now[0] = Clock.offset(LocalAws.CLOCK, Duration.ofMillis(60));
        reads.next();
        now[0] = Clock.offset(LocalAws.CLOCK, Duration.ofMillis(300));
        reads.next();
        assertThat(waits).containsExactly(Duration.ofMillis(40));
    }

    @Test
    void onDemandNothingWaits() throws Exception {
        var writes = CapacityPacing.ofWrites(shape(0, 0), LocalAws.CLOCK, waits::add);
        writes.next();
        writes.next();
        assertThat(waits).isEmpty();
    }
}
