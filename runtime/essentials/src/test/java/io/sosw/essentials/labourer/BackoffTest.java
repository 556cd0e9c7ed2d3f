package io.sosw.essentials.labourer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    /** Always the largest or the smallest of what may be. */
    private record Extreme(boolean largest) implements RandomGenerator {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return largest ? bound - 1 : 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "8, PT10M40S", "9, PT15M", "1000, PT15M"})
    void itDoublesUpToItsCap(int attempt, Duration longest) {
        assertThat(Backoff.DEFAULT.after(attempt, new Extreme(true))).isEqualTo(longest);
        assertThat(Backoff.DEFAULT.after(attempt, new Extreme(false))).isZero();
    }

    @Test
    void aBaseThatCannotBeDoubledOftenIsCappedAllTheSame() {
        var years = new Backoff.Exponential(Duration.ofDays(365_000), Duration.ofDays(1));

        assertThat(years.after(31, new Extreme(true))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void soswsOwnGrowsByTheLongestDuration() {
        assertThat(new Backoff.Linear(Duration.ofSeconds(5)).after(3, new Extreme(true)))
                .isEqualTo(Duration.ofSeconds(15));
    }
}
