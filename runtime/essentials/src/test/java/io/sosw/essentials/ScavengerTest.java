package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskState;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class ScavengerTest {
    private final Workshop workshop = new Workshop();

    @BeforeEach
    void oneTaskInvoked() {
        workshop.settings.put(
                "labourers",
                new LinkedHashMap<>(Map.of(
                        "worker",
                        Map.of(
                                "duration",
                                "60s",
                                "cooldown",
                                "20s",
                                "max_attempts",
                                2,
                                "backoff",
                                Map.of("type", "linear", "step", "30s")))));
        new Scheduler().run(Map.of("lambda_name", "worker"), workshop.context());
        orchestrate();
    }

    @Test
    void aLeaseThatHoldsIsLeftAlone() {
        workshop.pass(Duration.ofSeconds(79));
        scavenge();

        assertThat(task().state()).isEqualTo(TaskState.LEASED);
    }

    @Test
    void anExpiredLeaseIsQueuedAgainAfterItsBackoff() {
        workshop.pass(Duration.ofSeconds(80));
        var report = scavenge();

        assertThat(report.labourers().get("worker").retried()).isEqualTo(1);
        assertThat(task().state()).isEqualTo(TaskState.QUEUED);
        assertThat(task().due()).isEqualTo(workshop.clock().instant().plusSeconds(30));
        assertThat(workshop.history(task().taskId())).containsExactly("invoked", "scheduled_for_retry");
    }

    @Test
    void theSecondScavengerFindsNothingToDo_Q21() {
        workshop.pass(Duration.ofSeconds(80));
        scavenge();

        assertThat(scavenge().labourers().get("worker").retried()).isZero();
        assertThat(task().attempts()).isEqualTo(1);
    }

    @Test
    void afterTheLastAttemptTheTaskIsDeadAndTheAlarmIsSent_Q18() {
        workshop.pass(Duration.ofSeconds(80));
        scavenge();
        workshop.pass(Duration.ofSeconds(31));
        orchestrate();
        assertThat(workshop.sent).hasSize(2);
        workshop.pass(Duration.ofSeconds(80));
        var report = scavenge();

        assertThat(report.labourers().get("worker").buried()).isEqualTo(1);
        assertThat(task().state()).isEqualTo(TaskState.DEAD);
        assertThat(workshop.alarms).containsExactly(task().taskId() + ": no attempt is left of 2");
        assertThat(workshop.history(task().taskId()))
                .containsExactly("invoked", "scheduled_for_retry", "invoked", "archived_dead");
        assertThat(task().attributes()).containsKey("expires_at").containsKey("closed_at");
    }

    @Test
    void aLateWorkerIsHeardAsLongAsNoOtherAttemptBegan() {
        var transitions = workshop.context().store().transitions();
        assertThat(transitions.start(task().taskId(), 1, "late")).isTrue();
        workshop.pass(Duration.ofSeconds(80));
        scavenge();

        assertThat(transitions.complete(task().taskId(), "worker", 1, Map.of())).isTrue();
        assertThat(task().state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void aLateWorkerIsNotHeardAfterTheNextAttemptBegan() {
        var transitions = workshop.context().store().transitions();
        assertThat(transitions.start(task().taskId(), 1, "late")).isTrue();
        workshop.pass(Duration.ofSeconds(80));
        scavenge();
        workshop.pass(Duration.ofSeconds(31));
        orchestrate();

        assertThat(transitions.complete(task().taskId(), "worker", 1, Map.of())).isFalse();
        assertThat(task().state()).isEqualTo(TaskState.LEASED);
    }

    @Test
    void theTopicIsToldOfTheTaskAndNotOfItsPayload_I10() {
        var published = new ArrayList<PublishRequest>();
        new TopicAlarm(new Topics(published), "arn:aws:sns:us-east-1:000000000000:dead")
                .dead(task(), "no attempt is left of 3");

        assertThat(published).singleElement().satisfies(request -> {
            assertThat(request.topicArn()).isEqualTo("arn:aws:sns:us-east-1:000000000000:dead");
            assertThat(request.subject()).isEqualTo("sosw Dead Task");
            assertThat(request.message())
                    .isEqualTo("Closing dead task: " + task().taskId() + " of worker: no attempt is left of 3");
        });
    }

    @Test
    void anAlarmFunctionThatCannotBeInvokedKeepsTheTaskAlive() {
        assertThatThrownBy(() -> new FunctionAlarm(new Refusing(), "pager").dead(task(), "x"))
                .hasMessage("The alarm function pager was not invoked: gone");
    }

    private Task task() {
        return workshop.tasks().get(0);
    }

    private void orchestrate() {
        try (var context = workshop.context()) {
            new Orchestrator().run(Map.of(), context);
        }
    }

    private Scavenger.Scavenged scavenge() {
        try (var context = workshop.context()) {
            return new Scavenger().run(Map.of(), context);
        }
    }

    private record Topics(List<PublishRequest> published) implements SnsClient {
        @Override
        public PublishResponse publish(PublishRequest request) {
            published.add(request);
            return PublishResponse.builder().messageId("1").build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private static final class Refusing implements FunctionInvoker {
        @Override
        public Handover send(String function, Object payload) {
            return new Handover.Refused("gone", false);
        }

        @Override
        public Answer call(String function, Object payload) {
            throw new AssertionError();
        }
    }
}
