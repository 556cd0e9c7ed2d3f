package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskState;
import io.sosw.aws.task.TaskTableName;
import io.sosw.invoke.Handover;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrchestratorTest {
    private final Workshop workshop = new Workshop();

    @Test
    void anInvocationCarriesThePayloadAndTheTasksFields() {
        create("worker", "{\"word\": \"car\", \"attempts\": 99}");

        orchestrate();

        assertThat(workshop.sent).singleElement().satisfies(sent -> {
            assertThat(sent.function()).isEqualTo("worker");
            assertThat(sent.event())
                    .containsEntry("word", "car")
                    .containsEntry("attempts", 1L)
                    .containsEntry("labourer_id", "worker")
                    .containsKeys("task_id", "created_at", "greenfield");
        });
        assertThat(workshop.history(workshop.tasks().get(0).taskId())).containsExactly("invoked");
    }

    @Test
    void healthReducesTheCap() {
        labourer("worker", Map.of("max_simultaneous_invocations", 4, "health_metrics", Map.of("cpu", cpu())));
        workshop.metrics.put("CPUUtilization", 60.0);
        create("worker", "{}", "{}", "{}", "{}");

        orchestrate();

        assertThat(workshop.sent).hasSize(2);
    }

    @Test
    void badHealthStopsOneLabourerAndNoOther() {
        labourer("worker", Map.of("health_metrics", Map.of("cpu", cpu())));
        labourer("other", Map.of());
        workshop.metrics.put("CPUUtilization", 99.0);
        create("worker", "{}");
        create("other", "{}");

        orchestrate();

        assertThat(workshop.sent).extracting(Workshop.Sent::function).containsExactly("other");
    }

    @Test
    void aLabourerThatCannotBeReadIsNamedAndTheOthersGoOn_I11() {
        labourer("broken", Map.of("max_atempts", 3));
        create("worker", "{}");

        var report = orchestrate();

        assertThat(workshop.sent).hasSize(1);
        assertThat(report.failures())
                .containsOnlyKeys("broken")
                .hasValueSatisfying(new org.assertj.core.api.Condition<>(
                        text -> text.startsWith("labourers.broken has no setting 'max_atempts'; it has [arn, "),
                        "says so"));
    }

    @Test
    void aLabourerWhoseHealthFailsIsNamedAndTheOthersGoOn_Q13() {
        labourer(
                "sick",
                Map.of(
                        "health_metrics",
                        Map.of(
                                "m",
                                Map.of("feelings", Map.of("4", 50, "3", 40), "feeling_comparison_operator", "<="))));
        workshop.metrics.put("", 99.0);
        create("worker", "{}");

        var report = orchestrate();

        assertThat(workshop.sent).hasSize(1);
        assertThat(report.failures()).containsOnlyKeys("sick");
    }

    @Test
    void aPayloadThatIsNotJsonIsBuriedWithAnAlarm_Q15() {
        create("worker", "not json", "{}");

        orchestrate();

        assertThat(workshop.sent).hasSize(1);
        assertThat(workshop.alarms).singleElement().asString().endsWith(": its payload is not JSON");
        assertThat(workshop.tasks())
                .extracting(task -> task.state())
                .containsExactlyInAnyOrder(TaskState.DEAD, TaskState.LEASED);
    }

    @Test
    void aRefusedInvocationGivesTheTaskBackAtOnceAndCountsNoAttempt_Q13() {
        workshop.handover = new Handover.Refused("TooManyRequestsException", true);
        create("worker", "{}", "{}", "{}");

        var report = orchestrate();

        assertThat(report.labourers().get("worker").refused()).isEqualTo(1);
        assertThat(workshop.tasks()).allSatisfy(task -> {
            assertThat(task.state()).isEqualTo(TaskState.QUEUED);
            assertThat(task.attempts()).isZero();
        });
        workshop.handover = new Handover.Accepted();
        workshop.pass(Duration.ofSeconds(3));
        orchestrate();
        assertThat(workshop.sent).hasSize(3);
    }

    @Test
    void aTaskThatWasNotLeasedIsNotInTheTrail_Q14() {
        create("worker", "{}");
        orchestrate();
        orchestrate();

        assertThat(workshop.history(workshop.tasks().get(0).taskId())).containsExactly("invoked");
    }

    @Test
    void changedSettingsArePickedUpWithoutARedeploy() {
        var context = workshop.context();
        assertThat(context.settings().labourers()).containsOnlyKeys("worker");
        labourer("late", Map.of());
        assertThat(context.settings().labourers()).containsOnlyKeys("worker");

        workshop.pass(Duration.ofMinutes(1));

        assertThat(context.settings().labourers()).containsKeys("worker", "late");
    }

    @Test
    void coefficientsMayHaveTextKeys_Q11() {
        labourer("worker", Map.of("max_simultaneous_invocations", 4, "health_metrics", Map.of("cpu", cpu())));
        workshop.settings.put("invocation_number_coefficient", Map.of("2", 1));
        workshop.metrics.put("CPUUtilization", 60.0);
        create("worker", "{}", "{}", "{}", "{}");

        orchestrate();

        assertThat(workshop.sent).hasSize(4);
    }

    @SuppressWarnings("unchecked")
    private void labourer(String id, Map<String, Object> settings) {
        ((Map<String, Object>) workshop.settings.get("labourers")).put(id, settings);
    }

    private static Map<String, Object> cpu() {
        return Map.of(
                "details",
                Map.of("Namespace", "AWS/RDS", "MetricName", "CPUUtilization"),
                "feelings",
                new LinkedHashMap<>(Map.of("4", 25, "3", 50, "2", 75)),
                "feeling_comparison_operator",
                "<=");
    }

    private void create(String labourer, String... payloads) {
        var creation = new TaskCreation(workshop.tables, TaskTableName.DEFAULT, new Shards(1), workshop.clock());
        for (int i = 0; i < payloads.length; i++) {
            creation.create(List.of(NewTask.of("job-" + labourer, i, labourer, payloads[i])));
        }
    }

    private Orchestrator.Orchestrated orchestrate() {
        try (var context = workshop.context()) {
            return new Orchestrator().run(Map.of(), context);
        }
    }
}
