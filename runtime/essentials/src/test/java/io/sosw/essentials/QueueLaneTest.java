package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskState;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.essentials.settings.EssentialsSettings;
import io.sosw.idempotency.AlreadyRunning;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.worker.AssistantLedger;
import io.sosw.worker.Remaining;
import io.sosw.worker.TaskLedger;
import io.sosw.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** A labourer that is fed by a queue. */
class QueueLaneTest {
    private final Workshop workshop = new Workshop();
    private final String queue =
            workshop.sqs.createQueue(request -> request.queueName("work")).queueUrl();
    private int executions;

    @Test
    void theSameJobGoesToTheQueue_andTheTableKeepsNoTask() {
        lane("once");
        var scheduled = schedule(25);

        assertThat(scheduled.created()).isEqualTo(25);
        assertThat(scheduled.done()).isTrue();
        assertThat(workshop.tasks()).isEmpty();
        var events = receive();
        assertThat(events).hasSize(25);
        assertThat(events.get(0))
                .containsKeys("task_id", "labourer_id", "created_at", "attempts", "sosw_lane")
                .containsEntry("words", List.of(0L));
        assertThat(workshop.history((String) events.get(0).get("task_id"))).containsExactly("created");
    }

    @Test
    void largeTasksAreSentInBatchesThatTheQueueTakes() {
        lane("once");
        var words = IntStream.range(0, 12).mapToObj(i -> i + "x".repeat(60_000)).toList();
        new Scheduler().run(Map.of("lambda_name", "worker", "words", words, "isolate_words", true), workshop.context());

        assertThat(receive()).hasSize(12);
    }

    @Test
    void closedOnceHoweverOftenItIsDelivered() throws Exception {
        lane("once");
        schedule(1);
        var event = receive().get(0);

        work(event, ledger(), () -> Map.of("rows", 7));
        work(event, ledger(), () -> Map.of("rows", 8));
        assertThat(executions).as("without a claim it runs twice").isEqualTo(2);
        var task = only();
        assertThat(task.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(task.attributes().get("result_rows").n()).isEqualTo("7");
        assertThat(task.labourerId()).isEqualTo("worker");
        assertThat(task.jobId()).isEqualTo("request-1");
    }

    @Test
    void whatIsClaimedRunsOnce() throws Exception {
        lane("claimed");
        schedule(1);
        var event = receive().get(0);
        var another = new Worker(ledger(), () -> "another");

        work(event, ledger(), () -> {
            assertThatThrownBy(() -> another.run(event, Map::of, () -> "twice"))
                    .isInstanceOf(AlreadyRunning.class)
                    .hasMessageContaining("is being worked on, until 2026-03-10T12:20:00Z");
            return null;
        });
        assertThat(another.run(event, Map::of, () -> "again"))
                .as("it is closed")
                .isNull();
        assertThat(only().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(only().attempts()).isEqualTo(1);
    }

    @Test
    void aClaimIsGivenBackByAFailureAndRunsOutByItself() throws Exception {
        lane("claimed");
        schedule(1);
        var event = receive().get(0);
        assertThatThrownBy(() -> work(event, ledger(), () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(only().failedAttempts()).isEqualTo(1);

        assertThat(new Worker(ledger(), () -> "killed").run(event, Map::of, () -> {
                    workshop.pass(Duration.ofMinutes(20));
                    return work(event, ledger(), () -> "later");
                }))
                .as("the second execution completes it, the first is heard no more")
                .isEqualTo("later");
        assertThat(only().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(only().attempts()).isEqualTo(3);
    }

    @Test
    void withoutClosingNothingIsRecorded() throws Exception {
        lane("none");
        schedule(1);
        work(receive().get(0), ledger(), () -> "done");

        assertThat(workshop.tasks()).isEmpty();
    }

    @Test
    void workersWithoutRightsToTheTableRecordThroughTheAssistant() throws Exception {
        lane("claimed");
        schedule(1);
        var event = receive().get(0);
        var ledger = new AssistantLedger(new Assistant(), "assistant");

        work(event, ledger, () -> {
            assertThatThrownBy(() -> new Worker(ledger, () -> "another").run(event, Map::of, () -> "twice"))
                    .isInstanceOf(AlreadyRunning.class);
            return Map.of("rows", 7);
        });
        assertThat(only().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(workshop.history(only().taskId())).contains("marked_as_started", "marked_as_completed");
    }

    @Test
    void theRestOfTheWorkGoesOnThroughTheTable() throws Exception {
        lane("once");
        schedule(1);
        var event = receive().get(0);
        work(event, ledger(), () -> new Remaining(Map.of("from", 17), null));
        work(event, ledger(), () -> new Remaining(Map.of("from", 17), null));

        assertThat(workshop.tasks()).extracting(Task::state).containsOnly(TaskState.COMPLETED, TaskState.QUEUED);
        new Orchestrator().run(null, workshop.context());
        assertThat(workshop.sent).hasSize(1);
        assertThat(workshop.sent.get(0).event()).containsEntry("from", 17L).doesNotContainKey("sosw_lane");
    }

    @Test
    void whatTheQueueGivesUpIsDeadAfterSomebodyWasTold() {
        lane("once");
        schedule(1);
        var event = receive().get(0);

        assertThat(assist(event).recorded()).isTrue();
        assertThat(workshop.alarms).hasSize(1).first().asString().endsWith("its queue has given it up");
        assertThat(only().state()).isEqualTo(TaskState.DEAD);
        assertThat(Workshop.map(only().payload())).isEqualTo(Map.of("words", List.of(0L), "isolate_words", true));
        assertThat(assist(event).recorded()).as("once").isFalse();
        assertThat(workshop.alarms).hasSize(1);
    }

    @Test
    void whatIsCompletedIsNotDeadEvenIfItsMessageIsGivenUp() throws Exception {
        lane("once");
        schedule(1);
        var event = receive().get(0);
        work(event, ledger(), () -> "done");

        assertThat(assist(event).recorded()).isFalse();
        assertThat(workshop.alarms).isEmpty();
        assertThat(only().state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void aLaneThatCannotBeReadHarmsOnlyItsLabourer_I11() {
        var settings = EssentialsSettings.of(Map.of(
                "labourers",
                Map.of(
                        "a", Map.of("lane", "queue"),
                        "b", Map.of("lane", "fast"),
                        "c", Map.of("lane", "queue", "queue", "https://q", "close", "twice"),
                        "d", Map.of())));

        assertThat(settings.labourers()).containsOnlyKeys("d");
        assertThat(settings.faulty().get("a")).contains("labourers.a.queue must be the URL of the queue");
        assertThat(settings.faulty().get("b")).contains("labourers.b.lane must be ledger or queue, not 'fast'");
        assertThat(settings.faulty().get("c")).contains("labourers.c.close must be none, once or claimed, not 'twice'");
    }

    private void lane(String close) {
        workshop.settings.put(
                "labourers",
                new LinkedHashMap<>(Map.of("worker", Map.of("lane", "queue", "queue", queue, "close", close))));
    }

    private Scheduler.Scheduled schedule(int tasks) {
        var words = IntStream.range(0, tasks).boxed().toList();
        try (var context = workshop.context()) {
            return new Scheduler().run(Map.of("lambda_name", "worker", "words", words, "isolate_words", true), context);
        }
    }

    private List<Map<String, Object>> receive() {
        var events = new ArrayList<Map<String, Object>>();
        List<Message> messages;
        do {
            messages = workshop.sqs
                    .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
                    .messages();
            messages.forEach(message -> events.add(Workshop.map(message.body())));
        } while (!messages.isEmpty());
        return events;
    }

    private Object work(Map<String, Object> event, TaskLedger ledger, java.util.concurrent.Callable<?> work)
            throws Exception {
        executions++;
        var execution = "execution-" + executions;
        return new Worker(ledger, () -> execution).run(event, Map::of, work);
    }

    private DynamoTaskLedger ledger() {
        var transitions =
                new TaskTransitions(workshop.tables, TaskTableName.DEFAULT, workshop.clock(), Duration.ofDays(30));
        return new DynamoTaskLedger(transitions, new Shards(1), workshop.clock(), attempt -> Duration.ZERO);
    }

    private Task only() {
        assertThat(workshop.tasks()).hasSize(1);
        return workshop.tasks().get(0);
    }

    private WorkerAssistant.Recorded assist(Map<String, Object> event) {
        workshop.pass(Duration.ofMillis(1));
        try (var context = workshop.context()) {
            return new WorkerAssistant().run(event, context);
        }
    }

    /** Calls the WorkerAssistant as Lambda does. */
    private final class Assistant implements FunctionInvoker {
        @Override
        public Handover send(String function, Object payload) {
            throw new AssertionError("the worker waits");
        }

        @Override
        public Answer call(String function, Object payload) {
            try {
                return new Answer.Result(Json.write(assist(Workshop.map(Json.write(payload)))));
            } catch (RuntimeException e) {
                return new Answer.Failure(e.getClass().getName(), String.valueOf(e.getMessage()));
            }
        }
    }
}
