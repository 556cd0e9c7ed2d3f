package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.LabourerDirectory;
import io.sosw.aws.task.MetaHandler;
import io.sosw.aws.task.RosterTable;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.Standing;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskCounts;
import io.sosw.aws.task.TaskManager;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskState;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.worker.Attempt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five tasks of a labourer that may hold two at once, each for 80 s and twice at most. */
class TaskManagerTest {
    private final Workshop workshop = new Workshop();
    private final TaskManager manager = new TaskManager(
            new TaskQueries(workshop.tables, TaskTableName.DEFAULT, new Shards(1)),
            transitions(),
            new RosterTable(workshop.tables, TaskTableName.DEFAULT),
            new Shards(1),
            workshop.clock(),
            new MetaHandler(
                    workshop.tables, Workshop.META, workshop.clock(), new MetaHandler.Author("person", "-", "-")));

    @BeforeEach
    void fiveTasks() {
        workshop.settings.put(
                "labourers",
                new LinkedHashMap<>(Map.of(
                        "worker",
                        Map.of(
                                "max_simultaneous_invocations",
                                2,
                                "duration",
                                "60s",
                                "cooldown",
                                "20s",
                                "max_attempts",
                                2,
                                "backoff",
                                Map.of("type", "linear", "step", "30s")))));
        var job = Map.of("lambda_name", "worker", "words", List.of(1, 2, 3, 4, 5), "isolate_words", true);
        new Scheduler().run(job, workshop.context());
    }

    @Test
    void countsByWhereTasksStand() {
        orchestrate();
        complete(running().get(0));
        assertThat(manager.count("worker")).isEqualTo(new TaskCounts(3, 1, 0, 1, 0, 0));

        workshop.pass(Duration.ofSeconds(80));
        assertThat(manager.count("worker")).isEqualTo(new TaskCounts(3, 0, 1, 1, 0, 0));
    }

    @Test
    void listsByWhereTasksStand() {
        orchestrate();
        complete(running().get(0));

        assertThat(manager.list("worker", Standing.QUEUED, 10)).hasSize(3);
        assertThat(manager.list("worker", Standing.QUEUED, 2)).hasSize(2);
        assertThat(manager.list("worker", Standing.RUNNING, 10)).hasSize(1);
        assertThat(manager.list("worker", Standing.EXPIRED, 10)).isEmpty();
        assertThat(manager.list("worker", Standing.COMPLETED, 10)).hasSize(1);
        workshop.pass(Duration.ofSeconds(80));
        assertThat(manager.list("worker", Standing.EXPIRED, 10)).hasSize(1);
    }

    @Test
    void theSchedulerEntersWhoeverGetsAJob() {
        var entries = new LabourerDirectory(workshop.tables, TaskTableName.DEFAULT).read();

        assertThat(entries.labourerIds()).containsExactly("worker");
        assertThat(entries.shards()).isEqualTo(new Shards(1));
    }

    @Test
    void aCancelledTaskIsNeverInvoked() {
        var waiting = manager.list("worker", Standing.QUEUED, 1).get(0).taskId();
        assertThat(manager.cancel(waiting)).isTrue();
        for (int pass = 0; pass < 3; pass++) {
            orchestrate();
            running().forEach(this::complete);
        }

        assertThat(workshop.sent)
                .hasSize(4)
                .noneMatch(sent -> sent.event().get("task_id").equals(waiting));
        assertThat(manager.count("worker")).isEqualTo(new TaskCounts(0, 0, 0, 4, 0, 1));
        assertThat(workshop.history(waiting)).contains("cancelled");
    }

    @Test
    void theReportsOfACancelledAttemptAreRefused() {
        orchestrate();
        var task = running().get(0);
        assertThat(transitions().start(task.taskId(), 1, "execution")).isTrue();
        assertThat(manager.cancel(task.taskId())).isTrue();

        assertThat(transitions().complete(task.taskId(), "worker", 1, Map.of())).isFalse();
        assertThat(transitions().fail(task.taskId(), 1, workshop.clock().instant(), Map.of()))
                .isFalse();
        assertThat(transitions().start(task.taskId(), 1, "another")).isFalse();
        assertThat(manager.find(task.taskId()).orElseThrow().state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void thePlaceOfACancelledAttemptStaysTakenUntilItsLeaseWouldHaveEnded() {
        orchestrate();
        manager.cancel(running().get(0).taskId());
        orchestrate();
        assertThat(workshop.sent).as("its worker is still at work").hasSize(2);

        complete(running().get(0));
        orchestrate();
        assertThat(workshop.sent).hasSize(3);
        workshop.pass(Duration.ofSeconds(79));
        orchestrate();
        assertThat(workshop.sent).hasSize(3);
        workshop.pass(Duration.ofSeconds(1));
        orchestrate();
        assertThat(workshop.sent).as("its place is free").hasSize(4);
    }

    @Test
    void cancellingTwiceIsNoError_andAClosedTaskStays() {
        var waiting = manager.list("worker", Standing.QUEUED, 1).get(0).taskId();
        manager.cancel(waiting);
        assertThat(manager.cancel(waiting)).isTrue();

        orchestrate();
        var done = running().get(0);
        complete(done);
        assertThat(manager.cancel(done.taskId())).isFalse();
        assertThat(manager.cancel("unknown")).isFalse();
        assertThat(manager.cancel("roster#worker")).as("no task").isFalse();
    }

    @Test
    void whatWaitsIsCancelledTogetherAndWhatRunsIsNot() {
        orchestrate();

        assertThat(manager.cancelQueued("worker", 100)).hasSize(3);
        assertThat(manager.count("worker")).isEqualTo(new TaskCounts(0, 2, 0, 0, 0, 3));
    }

    @Test
    void aDeadTaskIsRetriedOnceAsANewOne() {
        var dead = die();
        var next = manager.retry(dead.taskId()).orElseThrow();

        assertThat(manager.retry(dead.taskId())).as("once").isEmpty();
        var created = manager.find(next).orElseThrow();
        assertThat(created.payload()).isEqualTo(dead.payload());
        assertThat(created.attempts()).isZero();
        assertThat(created.state()).isEqualTo(TaskState.QUEUED);
        var old = manager.find(dead.taskId()).orElseThrow();
        assertThat(old.state()).as("it stays as it ended").isEqualTo(TaskState.DEAD);
        assertThat(old.retriedAs()).contains(next);
        assertThat(manager.list("worker", Standing.DEAD, 10))
                .extracting(Task::taskId)
                .doesNotContain(dead.taskId());
        assertThat(workshop.history(dead.taskId())).contains("retried");
        assertThat(workshop.history(next)).contains("created");
    }

    @Test
    void theDeadOfALabourerAreRetriedTogether() {
        die();
        assertThat(manager.count("worker").dead()).isEqualTo(2);

        assertThat(manager.retryDead("worker", 100)).hasSize(2);
        assertThat(manager.count("worker").dead()).isZero();
        assertThat(manager.retryDead("worker", 100)).isEmpty();
    }

    @Test
    void onlyTheDeadAndTheCancelledAreRetried() {
        var waiting = manager.list("worker", Standing.QUEUED, 1).get(0).taskId();
        assertThat(manager.retry(waiting)).isEmpty();
        assertThat(manager.retry("unknown")).isEmpty();

        manager.cancel(waiting);
        assertThat(manager.retry(waiting)).isPresent();
    }

    private Task die() {
        for (int attempt = 0; attempt < 2; attempt++) {
            orchestrate();
            workshop.pass(Duration.ofSeconds(80));
            new Scavenger().run(null, workshop.context());
            workshop.pass(Duration.ofSeconds(60));
        }
        for (int again = 0;
                again < 2 && manager.list("worker", Standing.DEAD, 2).size() < 2;
                again++) {
            new Scavenger().run(null, workshop.context());
            workshop.pass(Duration.ofSeconds(60));
        }
        return manager.list("worker", Standing.DEAD, 10).get(0);
    }

    private List<Task> running() {
        return manager.list("worker", Standing.RUNNING, 10);
    }

    private void complete(Task task) {
        var attempt = new Attempt(task.taskId(), "worker", task.attempts(), "execution");
        assertThat(transitions().complete(attempt.taskId(), "worker", attempt.number(), Map.of()))
                .isTrue();
    }

    private void orchestrate() {
        new Orchestrator().run(null, workshop.context());
    }

    private TaskTransitions transitions() {
        return new TaskTransitions(workshop.tables, TaskTableName.DEFAULT, workshop.clock(), Duration.ofDays(30));
    }
}
