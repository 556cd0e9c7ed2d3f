package io.sosw.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.function.Invocation;
import io.sosw.stats.Stats;
import io.sosw.time.PassingTime;
import io.sosw.wrapper.poller.RecordingLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
    private final PassingTime time = new PassingTime();
    private final RecordingLog log = new RecordingLog();
    private final Stats stats = new Stats(time);
    private final List<String> raised = new ArrayList<>();
    private final Invocation invocation = new Invocation("r-1", "ledger", "", 128, 1, Instant.MAX, time);

    @Test
    void logAndAlarmGetTheMessageAndTheStats() {
        stats.increment("rows");
        var died = new LastWords((subject, text) -> raised.add(subject + ": " + text), stats, log)
                .die(invocation, "It does not balance");
        assertThat(died).hasMessage("It does not balance");
        assertThat(raised).containsExactly("ledger died: It does not balance (request r-1, stats {\"rows\":1})");
        assertThat(log.lines).containsExactly("ERROR It does not balance (request r-1, stats {\"rows\":1})");
    }

    @Test
    void anAlarmThatFailsChangesNothing() {
        Alarm broken = (subject, text) -> {
            throw new IllegalStateException("no such topic");
        };
        var died = new LastWords(broken, stats, log).die(invocation, "Over");
        assertThat(died).hasMessage("Over");
        assertThat(log.lines).hasSize(2).last().isEqualTo("ERROR The alarm could not be raised: no such topic");
    }
}
