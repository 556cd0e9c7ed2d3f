package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lease lasts as long as the function may run, whoever knows how long that is. */
class FunctionTimeoutTest {
    private final Workshop workshop = new Workshop();

    @Test
    void theLeaseTakesTheTimeoutFromLambda_Q10() {
        workshop.functions.put("worker", Duration.ofSeconds(40));
        assertThat(leaseOf(Map.of("cooldown", "20s"))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatTheSettingsSayWins() {
        workshop.functions.put("worker", Duration.ofSeconds(40));
        assertThat(leaseOf(Map.of("duration", "90s", "cooldown", "20s"))).isEqualTo(Duration.ofSeconds(110));
    }

    @Test
    void aFunctionThatCannotTellHasTheLongestLease() {
        assertThat(leaseOf(Map.of("cooldown", "20s"))).isEqualTo(Duration.ofSeconds(920));
    }

    @Test
    void itIsAskedOnceAnHourAndNotOncePerPass_Q09() {
        workshop.functions.put("worker", Duration.ofSeconds(40));
        leaseOf(Map.of("cooldown", "20s"));
        workshop.functions.put("worker", Duration.ofSeconds(70));
        workshop.pass(Duration.ofMinutes(59));
        assertThat(workshop.context().labourers().get(0).duration()).isEqualTo(Duration.ofSeconds(40));

        workshop.pass(Duration.ofMinutes(2));
        assertThat(workshop.context().labourers().get(0).duration()).isEqualTo(Duration.ofSeconds(70));
    }

    private Duration leaseOf(Map<String, Object> labourer) {
        workshop.settings.put("labourers", new LinkedHashMap<>(Map.of("worker", labourer)));
        new Scheduler().run(Map.of("lambda_name", "worker"), workshop.context());
        Instant before = workshop.clock().instant();
        new Orchestrator().run(null, workshop.context());
        var task = workshop.tasks().get(0);
        assertThat(task.state()).isEqualTo(TaskState.LEASED);
        return Duration.between(before, task.due());
    }
}
