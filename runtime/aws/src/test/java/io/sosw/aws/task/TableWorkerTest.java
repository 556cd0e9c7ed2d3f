package io.sosw.aws.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.LocalAws;
import io.sosw.config.Config;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

/** The worker of a declared labourer, with a task that was leased to it. */
class TableWorkerTest {
    private static final String TRAIL = "trail";
    private static final Invocation INVOCATION =
            new Invocation("request-7", "count", "", 0, 1, Instant.MAX, LocalAws.CLOCK);

    private final DynamoDbClient tables = new LocalDynamoDb(new World(
            LocalAws.CLOCK, new Random(7), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1"));
    private final NewTask task = NewTask.of("job", 0, "worker", "{}");
    private final Map<String, Object> event =
            Map.of("task_id", task.taskId(), "labourer_id", "worker", "attempts", 1, "payload", Map.of());

    @BeforeEach
    void leased() {
        tables.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        tables.createTable(create -> create.tableName(TRAIL)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        column -> column.attributeName("task_id").attributeType("S"),
                        column -> column.attributeName("created_at").attributeType("N"))
                .keySchema(
                        key -> key.attributeName("task_id").keyType("HASH"),
                        key -> key.attributeName("created_at").keyType("RANGE")));
        new TaskCreation(tables, TaskTableName.DEFAULT, new Shards(1), LocalAws.CLOCK).create(List.of(task));
        new TaskTransitions(tables, TaskTableName.DEFAULT, LocalAws.CLOCK, Duration.ofDays(7))
                .lease(task.taskId(), LocalAws.NOW, Duration.ofMinutes(5), "t1", 3);
    }

    @Test
    void whatWasDoneStandsInTheAuditTrail() throws Exception {
        run(Optional.of(TRAIL), () -> Map.of("counted", 4));

        assertThat(history()).containsExactly(new MetaHandler.Step(LocalAws.NOW, "completed", "count", "request-7"));
    }

    @Test
    void aFailureStandsThereToo() {
        assertThatThrownBy(() -> run(Optional.of(TRAIL), () -> {
                    throw new IllegalStateException("no network");
                }))
                .hasMessage("no network");

        assertThat(history()).containsExactly(new MetaHandler.Step(LocalAws.NOW, "failed", "count", "request-7"));
    }

    @Test
    void withoutATableNoTrailIsKept() throws Exception {
        run(Optional.empty(), () -> Map.of("counted", 4));

        assertThat(history()).isEmpty();
    }

    @Test
    void aTrailThatCannotBeWrittenStopsNoWork() throws Exception {
        run(Optional.of("nowhere"), () -> Map.of("counted", 4));

        assertThat(new TaskTransitions(tables, TaskTableName.DEFAULT, LocalAws.CLOCK, Duration.ofDays(7))
                        .find(task.taskId())
                        .orElseThrow()
                        .state())
                .isEqualTo(TaskState.COMPLETED);
    }

    private void run(Optional<String> trail, Callable<?> work) throws Exception {
        var config = Config.fixed().with(TableWorker.META_TABLE, trail);
        try (var context = new FunctionContext(config, INVOCATION)) {
            TableWorker.of(tables, context).run(event, Map::of, work);
        }
    }

    private List<MetaHandler.Step> history() {
        var reader = new MetaHandler(tables, TRAIL, LocalAws.CLOCK, new MetaHandler.Author("reader", "-", "-"));
        return reader.history(task.taskId());
    }
}
