package io.sosw.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ChainTest {
    @Test
    void nextSpendsOneRun() {
        assertThat(new Chain("a", 1, 1).next()).contains(new Chain("a", 2, 0));
        assertThat(new Chain("a", 2, 0).next()).isEmpty();
        assertThat(new Chain("a", 2, 0).key()).isEqualTo("a-2");
    }

    @Test
    void splittingSharesWhatIsLeft() {
        assertThat(new Chain("a", 1, 7).split(3))
                .containsExactly(new Chain("a.0", 2, 2), new Chain("a.1", 2, 1), new Chain("a.2", 2, 1));
        assertThat(new Chain("a", 1, 8).split(3)).extracting(Chain::runsLeft).containsExactly(2, 2, 1);
        assertThat(new Chain("a", 1, 7).split(0)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain("a", 1, 2).split(3))
                .withMessage("3 children of a run that has 2 runs left");
    }

    @RepeatedTest(50)
    void howeverATreeGrowsItsRunsAreBounded(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var runs = 1 + random.nextInt(200);
        assertThat(grow(new Chain("a", 1, runs - 1), random)).isLessThanOrEqualTo(runs);
    }

    private static int grow(Chain chain, Random random) {
        var all = 1;
        if (random.nextBoolean()) {
            return all + chain.next().map(next -> grow(next, random)).orElse(0);
        }
        for (var child : chain.split(Math.min(chain.runsLeft(), random.nextInt(4)))) {
            all += grow(child, random);
        }
        return all;
    }

    @Test
    void numbersOutOfBoundsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Chain("a", 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain("a", 1, -1))
                .withMessage("run 1 must be at least 1 and runsLeft -1 not negative");
        assertThatIllegalArgumentException().isThrownBy(() -> ContinuationLimits.reserve(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ContinuationLimits.reserve(Duration.ofSeconds(1)).runs(0))
                .withMessage("reserve PT1S must be positive, runs 0 and mostRuns 0 at least 1");
    }
}
