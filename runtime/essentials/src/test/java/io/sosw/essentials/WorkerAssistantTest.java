package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskState;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.worker.AssistantLedger;
import io.sosw.worker.Remaining;
import io.sosw.worker.Worker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class WorkerAssistantTest {
    private final Workshop workshop = new Workshop();
    private final Worker worker = new Worker(new AssistantLedger(new Assistant(), "assistant"), () -> "execution");

    @BeforeEach
    void oneTaskInvoked() {
        new Scheduler().run(Map.of("lambda_name", "worker", "from", 0), workshop.context());
        orchestrate();
    }

    static Stream<JsonNode> vectors() {
        // Q19 marks every update of the original: what is stored is compared, the requests are not
        return Vectors.of("runtime", "worker_assistant.call", java.util.Set.of());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void storesWhatTheOriginalStores(JsonNode vector) {
        var event = Vectors.map(vector.at("/args/0"));
        if ("t1".equals(event.get("task_id"))) {
            event.put("task_id", task().taskId());
        }
        if (vector.has("error") && !vector.at("/error/type").asText().equals("TypeError")) {
            assertThatThrownBy(() -> report(event)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(report(event).recorded()).isTrue();
        var names = vector.at("/result/calls/0/params/ExpressionAttributeNames");
        names.properties().stream()
                .map(Map.Entry::getValue)
                .map(JsonNode::asText)
                .forEach(
                        name -> assertThat(task().attributes()).as("%s", vector).containsKey(name));
        vector.at("/result/calls/0/params/ExpressionAttributeValues")
                .properties()
                .forEach(value -> {
                    var name = value.getKey().substring(1);
                    if (value.getValue().has("S") || value.getValue().has("BOOL") || name.startsWith("stat_")) {
                        assertThat(plain(task().attributes().get(name)))
                                .as("%s of %s", name, vector)
                                .isEqualTo(value.getValue().elements().next().asText());
                    }
                });
        if (vector.has("result")) {
            var history = workshop.history(task().taskId());
            assertThat(history.get(history.size() - 1))
                    .isEqualTo(vector.at("/result/meta/0/action/S").asText());
        }
    }

    @Test
    void aWorkerWithoutRightsToTheTableIsClaimedAndRecordedThroughIt() throws Exception {
        var event = workshop.sent.remove(0).event();

        assertThat(worker.run(event, () -> Map.of("rows", 7), () -> Map.of("ok", true)))
                .isEqualTo(Map.of("ok", true));
        assertThat(worker.run(event, Map::of, () -> {
                    throw new AssertionError("the attempt runs once");
                }))
                .isNull();
        assertThat(task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(task().attributes()).containsEntry("stat_rows", AttributeValue.fromN("7"));
    }

    @Test
    void aReportedFailureIsRetriedWithoutWaitingForTheLease_Q43() {
        var event = workshop.sent.remove(0).event();

        assertThatThrownBy(() -> worker.run(event, Map::of, () -> {
                    throw new IllegalStateException("no rows");
                }))
                .hasMessage("no rows");

        assertThat(task().state()).isEqualTo(TaskState.QUEUED);
        assertThat(task().failedAttempts()).isEqualTo(1);
        assertThat(task().due()).isBefore(workshop.clock().instant().plusSeconds(6));
        assertThat(task().attributes().get("result_error").s()).isEqualTo("java.lang.IllegalStateException: no rows");
    }

    @Test
    void theRestOfTheWorkGoesOnAsASibling() throws Exception {
        worker.run(
                workshop.sent.remove(0).event(),
                Map::of,
                () -> new Remaining(Map.of("from", 500), Map.of("rows", 500)));

        var tasks = workshop.tasks();
        assertThat(tasks).extracting(Task::state).containsExactlyInAnyOrder(TaskState.COMPLETED, TaskState.QUEUED);
        var done =
                tasks.stream().filter(task -> task.state().closed()).findFirst().orElseThrow();
        var sibling = tasks.stream()
                .filter(task -> !task.state().closed())
                .findFirst()
                .orElseThrow();
        assertThat(done.attributes().get("continued_by").s()).isEqualTo(sibling.taskId());
        assertThat(done.attributes().get("result_rows").n()).isEqualTo("500");
        assertThat(Workshop.map(sibling.payload())).isEqualTo(Map.of("from", 500L));

        orchestrate();
        assertThat(workshop.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.event())
                        .containsEntry("from", 500L)
                        .containsEntry("task_id", sibling.taskId()));
    }

    @Test
    void aHandOverThatIsRepeatedMakesOneSibling() {
        var event = Map.<String, Object>of(
                "action", "hand_over", "task_id", task().taskId(), "attempts", 1, "workload", Map.of("from", 1));

        assertThat(report(event).recorded()).isTrue();
        var completed = workshop.tasks().stream()
                .filter(task -> task.state().closed())
                .findFirst()
                .orElseThrow();
        assertThat(completed.taskId()).isEqualTo(event.get("task_id"));
        assertThat(report(event).recorded()).isTrue();
        assertThat(workshop.tasks()).hasSize(2);
    }

    @Test
    void anUnknownTaskMakesNoRow_Q19() {
        var report = report(Map.of("action", "mark_task_as_completed", "task_id", "nobody"));

        assertThat(report.recorded()).isFalse();
        assertThat(workshop.tasks()).hasSize(1);
    }

    @Test
    void aLateReportOfAnEarlierAttemptChangesNothing_Q19() {
        workshop.pass(Duration.ofHours(1));
        try (var context = workshop.context()) {
            new Scavenger().run(Map.of(), context);
        }
        workshop.pass(Duration.ofHours(1));
        orchestrate();

        assertThat(report(Map.of("action", "mark_task_as_completed", "task_id", task().taskId(), "attempts", 1))
                        .recorded())
                .isFalse();
        assertThat(task().state()).isEqualTo(TaskState.LEASED);
    }

    @Test
    void anUnknownActionIsNamed() {
        assertThatThrownBy(() -> report(Map.of("action", "finish", "task_id", task().taskId())))
                .hasMessage("Unknown action 'finish'; use mark_task_as_started, mark_task_as_completed, "
                        + "mark_task_as_failed or hand_over");
    }

    private Task task() {
        return workshop.tasks().get(0);
    }

    private void orchestrate() {
        try (var context = workshop.context()) {
            new Orchestrator().run(Map.of(), context);
        }
    }

    private WorkerAssistant.Recorded report(Map<String, Object> event) {
        try (var context = workshop.context()) {
            return new WorkerAssistant().run(new LinkedHashMap<>(event), context);
        }
    }

    private static String plain(AttributeValue value) {
        return value.n() != null ? value.n() : value.s() != null ? value.s() : String.valueOf(value.bool());
    }

    private final class Assistant implements FunctionInvoker {
        @Override
        public Handover send(String function, Object payload) {
            throw new AssertionError("reports wait for their answer");
        }

        @Override
        public Answer call(String function, Object payload) {
            return new Answer.Result(Json.write(report(Workshop.map(Json.write(payload)))));
        }
    }
}
