package io.sosw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.time.PassingTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatsTest {
    private final PassingTime time = new PassingTime();

    @Test
    void anInvocationEndsInTotals() {
        var stats = new Stats(time);
        stats.increment("rows");
        stats.add("rows", 4);
        stats.reset();
        stats.add("rows", 2);

        assertThat(stats.values()).isEqualTo(Map.of("rows", 2L, "total_rows", 5L));
        stats.reset();
        assertThat(stats.values()).isEqualTo(Map.of("total_rows", 7L));
        assertThat(stats.value("rows")).isZero();
    }

    @Test
    void partsAreSummedAndResetWithTheWhole() {
        var stats = new Stats(time);
        var table = stats.child();
        var other = table.child();
        stats.increment("calls");
        table.add("calls", 2);
        other.add("calls", 3);

        assertThat(stats.values()).isEqualTo(Map.of("calls", 6L));
        stats.reset();
        assertThat(stats.values()).isEqualTo(Map.of("total_calls", 6L));
        assertThat(other.values()).isEqualTo(Map.of("total_calls", 3L));
    }

    @Test
    void whatCountsTheLifetimeStays() {
        var stats = new Stats(time, Set.of("cold_starts"));
        stats.increment("cold_starts");
        stats.reset();
        assertThat(stats.values()).isEqualTo(Map.of("cold_starts", 1L));
    }

    @Test
    void workIsTimedAlsoWhenItFails() throws Exception {
        var stats = new Stats(time);
        assertThat(stats.<String>time("load", () -> {
                    time.pause(Duration.ofMillis(1500));
                    return "done";
                }))
                .isEqualTo("done");
        assertThatThrownBy(() -> stats.time("load", () -> {
                    time.pause(Duration.ofMillis(500));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(stats.values()).isEqualTo(Map.of("time_load", 2L, "calls_load", 2L));
        stats.add("time_load", 0.25);
        assertThat(stats.values()).containsEntry("time_load", 2.25);
    }
}
