package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.Standing;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskState;
import io.sosw.essentials.settings.EssentialsSettings;
import io.sosw.worker.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Where the protocol answers better than the original, by the ids of docs/sosw-differences.md. */
class DifferencesTest {
    private final Workshop workshop = new Workshop();
    private final Counting counting = new Counting(workshop.tables);

    @BeforeEach
    void oneLabourer() {
        var own = new LinkedHashMap<String, Object>();
        own.put("max_simultaneous_invocations", 100);
        own.put("duration", "60s");
        own.put("cooldown", "20s");
        own.put("backoff", Map.of("type", "linear", "step", "30s"));
        workshop.settings.put("labourers", new LinkedHashMap<>(Map.of("worker", own)));
    }

    @Test
    void schedulingReadsNothingHoweverLongTheQueueIs_Q08() {
        schedule("short", 250);
        var withoutQueue = List.copyOf(counting.calls);
        counting.calls.clear();
        schedule("long", 250);

        assertThat(counting.calls).isEqualTo(withoutQueue).doesNotContain("read");
        assertThat(counting.calls).filteredOn("transaction"::equals).hasSize(3);
        assertThat(workshop.tasks()).hasSize(500);
    }

    @Test
    void whatALabourerDoesNotSayIsWhatAllAreGivenAndElseOneAtATime_Q12() {
        var labourers = Map.of("own", Map.of("max_simultaneous_invocations", 2), "plain", Map.of());

        var shared = EssentialsSettings.of(Map.of("max_simultaneous_invocations", 7, "labourers", labourers))
                .labourers();
        assertThat(shared.get("own").maxSimultaneousInvocations()).isEqualTo(2);
        assertThat(shared.get("plain").maxSimultaneousInvocations()).isEqualTo(7);

        var unshared = EssentialsSettings.of(Map.of("labourers", labourers)).labourers();
        assertThat(unshared.get("plain").maxSimultaneousInvocations()).isEqualTo(1);
    }

    @Test
    void closingATaskIsOneConditionalWrite_Q20() {
        schedule("job", 1);
        orchestrate();
        counting.calls.clear();

        context().ledger(context().labourers().get(0)).complete(attempt(task()), Map.of("rows", 3), "done");

        assertThat(counting.calls).containsExactly("update");
        assertThat(task().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(task().closedAt()).isEqualTo(task().completedAt());
    }

    @Test
    void givingATaskBackForRetryIsOneConditionalWrite_Q20() {
        schedule("job", 1);
        orchestrate();
        workshop.pass(Duration.ofSeconds(80));
        counting.calls.clear();

        scavenge();

        assertThat(counting.calls).filteredOn("update"::equals).hasSize(1);
        assertThat(counting.calls).doesNotContain("transaction");
        assertThat(task().state()).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void oneRunRetriesAllThatExpired_Q22() {
        schedule("job", 25);
        orchestrate();
        workshop.sent.clear();
        workshop.pass(Duration.ofSeconds(80));

        assertThat(scavenge().labourers().get("worker").retried()).isEqualTo(25);

        workshop.pass(Duration.ofSeconds(30));
        orchestrate();
        assertThat(workshop.sent).hasSize(25);
    }

    @Test
    void aTaskMayWaitAsLongAsItTakesAndNeverCountsAsExpired_Q24() {
        schedule("job", 3);
        assertThat(workshop.tasks())
                .allSatisfy(task -> assertThat(task.greenfield())
                        .isEqualTo(workshop.clock().instant().getEpochSecond()));

        workshop.pass(Duration.ofDays(800));

        assertThat(scavenge().labourers().get("worker").retried()).isZero();
        orchestrate();
        assertThat(workshop.sent).hasSize(3);
    }

    @Test
    void atItsEndALeaseIsExpiredAndNoMoreRunning_Q25() {
        schedule("job", 1);
        orchestrate();
        var end = workshop.clock().instant().plusSeconds(80);

        assertThat(task().standing(end.minusMillis(1))).isEqualTo(Standing.RUNNING);
        assertThat(task().standing(end)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void withoutTimeLeftTheScavengerTouchesNothing_Q47() {
        schedule("job", 1);
        orchestrate();
        workshop.pass(Duration.ofSeconds(80));
        workshop.timeLeft(Duration.ofMillis(1));

        assertThat(scavenge().labourers()).isEmpty();
        assertThat(task().state()).isEqualTo(TaskState.LEASED);
    }

    @Test
    void theOrchestratorEndsBeforeItsTimeIsUp_Q47() {
        schedule("job", 1);
        workshop.timeLeft(Duration.ofMillis(1));

        orchestrate();

        assertThat(workshop.sent).isEmpty();
    }

    private EssentialsContext context() {
        return workshop.context("request", counting);
    }

    private void schedule(String job, int words) {
        var list = IntStream.range(0, words).mapToObj(i -> "word-" + i).toList();
        try (var context = context()) {
            new Scheduler()
                    .run(
                            Map.of(
                                    "job_id",
                                    job,
                                    "job",
                                    Map.of("lambda_name", "worker", "words", list, "isolate_words", true)),
                            context);
        }
    }

    private void orchestrate() {
        try (var context = context()) {
            new Orchestrator().run(Map.of(), context);
        }
    }

    private Scavenger.Scavenged scavenge() {
        try (var context = context()) {
            return new Scavenger().run(Map.of(), context);
        }
    }

    private Task task() {
        return workshop.tasks().get(0);
    }

    private static Attempt attempt(Task task) {
        return new Attempt(task.taskId(), task.labourerId(), task.attempts(), "execution");
    }

    /** Names what is asked of the table. */
    private static final class Counting extends Forwarding {
        private final List<String> calls = new ArrayList<>();

        Counting(DynamoDbClient tables) {
            super(tables);
        }

        @Override
        protected <R> R call(Supplier<R> work) {
            return work.get();
        }

        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            calls.add("update");
            return super.updateItem(request);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            calls.add("transaction");
            return super.transactWriteItems(request);
        }

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            calls.add("read");
            return super.getItem(request);
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            calls.add("read");
            return super.batchGetItem(request);
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            calls.add("read");
            return super.query(request);
        }
    }
}
