package io.sosw.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final List<Duration> waits = new ArrayList<>();
    private final Retry retry = new Retry(4, Duration.ofSeconds(3), 2, waits::add);

    @Test
    void triesAgainWithGrowingPausesUntilItSucceeds() throws Exception {
        Deque<Exception> failures = new ArrayDeque<>(List.of(new IOException("1"), new IOException("2")));

        var result = retry.run(IOException.class::isInstance, () -> {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6));
    }

    @Test
    void theLastFailureIsThrown() {
        Deque<Exception> failures = new ArrayDeque<>(
                List.of(new IOException("1"), new IOException("2"), new IOException("3"), new IOException("4")));

        assertThatThrownBy(() -> retry.run(e -> true, () -> {
                    throw failures.pop();
                }))
                .hasMessage("4");
        assertThat(waits).hasSize(3);
    }

    @Test
    void whatIsNotWorthItIsThrownAtOnce() {
        assertThatThrownBy(() -> retry.run(IOException.class::isInstance, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retry(0, Duration.ZERO, 1, waits::add))
                .withMessage("tries 0 must be at least 1, delay PT0S not negative and backoff 1.0 at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Retry(1, Duration.ZERO, 0.5, waits::add));
        assertThatIllegalArgumentException().isThrownBy(() -> new Retry(1, Duration.ofSeconds(-1), 1, waits::add));
    }
}
