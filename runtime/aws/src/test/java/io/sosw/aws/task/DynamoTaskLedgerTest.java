package io.sosw.aws.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import io.sosw.worker.Attempt;
import io.sosw.worker.Remaining;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a worker reports, as it stands in the item and in the audit trail. */
class DynamoTaskLedgerTest {
    private static final Shards SHARDS = new Shards(1);
    private static final Clock CLOCK = LocalAws.CLOCK;

    private final DynamoDbClient tables = new LocalDynamoDb(
            new World(CLOCK, new Random(7), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1"));
    private final TaskTransitions transitions =
            new TaskTransitions(tables, TaskTableName.DEFAULT, CLOCK, Duration.ofDays(7));
    private final List<String> trail = new ArrayList<>();
    private final DynamoTaskLedger ledger = new DynamoTaskLedger(
                    transitions, SHARDS, CLOCK, attempt -> Duration.ofMinutes(attempt))
            .withAudit((taskId, action, extra) -> trail.add(action + " by " + extra.get("labourer_id")));
    private final NewTask task = NewTask.of("job", 0, "worker", "{}");
    private final Attempt attempt = new Attempt(task.taskId(), "worker", 1, "execution");
    private final Attempt stale = new Attempt(task.taskId(), "worker", 0, "execution");

    @BeforeEach
    void leased() {
        tables.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        new TaskCreation(tables, TaskTableName.DEFAULT, SHARDS, CLOCK).create(List.of(task));
        transitions.lease(task.taskId(), CLOCK.instant(), Duration.ofMinutes(5), "t1", 3);
    }

    private Map<String, AttributeValue> item() {
        return transitions.find(task.taskId()).orElseThrow().attributes();
    }

    @Test
    void itLetsOneExecutionStart() {
        assertThat(ledger.start(attempt)).isTrue();
        assertThat(ledger.start(new Attempt(task.taskId(), "worker", 1, "another")))
                .isFalse();
    }

    @Test
    void theMembersOfAResultAreAttributes() {
        var result = new LinkedHashMap<String, Object>();
        result.put("count", 4);
        result.put("new", true);
        result.put("word", "toyota");
        result.put("days", List.of(1, 2));
        result.put("nothing", null);

        assertThat(ledger.complete(attempt, Map.of("seconds", 1.5), result)).isTrue();

        assertThat(item())
                .containsEntry("result_count", AttributeValue.fromN("4"))
                .containsEntry("result_new", AttributeValue.fromBool(true))
                .containsEntry("result_word", AttributeValue.fromS("toyota"))
                .containsEntry("result_days", AttributeValue.fromS("[1,2]"))
                .containsEntry("stat_seconds", AttributeValue.fromN("1.5"))
                .doesNotContainKey("result_nothing");
        assertThat(trail).containsExactly("completed by worker");
    }

    @Test
    void aResultWithoutMembersIsOneAttribute() {
        ledger.complete(attempt, Map.of(), "done");

        assertThat(item()).containsEntry("result_value", AttributeValue.fromS("done"));
    }

    @Test
    void noResultIsNoAttribute() {
        ledger.complete(attempt, Map.of(), null);

        assertThat(item().keySet()).noneMatch(name -> name.startsWith("result_"));
    }

    @Test
    void whatIsNotRecordedIsNotTold() {
        assertThat(ledger.complete(stale, Map.of(), null)).isFalse();
        assertThat(ledger.fail(stale, Map.of(), "late")).isFalse();
        assertThat(ledger.handOver(stale, Map.of(), new Remaining(Map.of("from", 5), null)))
                .isFalse();
        assertThat(trail).isEmpty();
    }

    @Test
    void aFailureSaysWhyAndWaits() {
        assertThat(ledger.fail(attempt, Map.of("rows", 3), "no network")).isTrue();

        assertThat(item())
                .containsEntry("result_error", AttributeValue.fromS("no network"))
                .containsEntry("stat_rows", AttributeValue.fromN("3"))
                .containsEntry(
                        "due",
                        AttributeValue.fromN(
                                "" + CLOCK.instant().plusSeconds(60).toEpochMilli()));
        assertThat(trail).containsExactly("failed by worker");
    }

    @Test
    void theRestIsATaskThatTheFirstNames() {
        assertThat(ledger.handOver(attempt, Map.of(), new Remaining(Map.of("from", 5), Map.of("rows", 5))))
                .isTrue();

        var sibling = item().get("continued_by").s();
        assertThat(transitions.find(sibling).orElseThrow().payload()).isEqualTo("{\"from\":5}");
        assertThat(item()).containsEntry("result_rows", AttributeValue.fromN("5"));
        assertThat(trail).containsExactly("completed by worker");
    }

    @Test
    void aTaskThatVanishedHandsNothingOver() {
        var nobody = new Attempt("nobody", "worker", 1, "execution");

        assertThat(ledger.handOver(nobody, Map.of(), new Remaining(Map.of("from", 5), null)))
                .isFalse();
    }
}
