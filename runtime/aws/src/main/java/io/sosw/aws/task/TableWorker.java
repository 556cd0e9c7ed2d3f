package io.sosw.aws.task;

import io.sosw.config.Option;
import io.sosw.function.FunctionContext;
import io.sosw.worker.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@link Worker} of a function that sosw.yml declares as a {@code labourer}: claims tasks and records what came of
 * them in the table of tasks itself. An attempt that failed is repeated after 5 s, the next after 10 s, and so on.
 */
public final class TableWorker {
    /** Which table; deployed labourers are given it. */
    public static final Option<String> TASKS_TABLE =
            Option.text("tasks_table", "Table of tasks.").orElse(TaskTableName.DEFAULT.table());

    /** Where the audit trail is kept; deployed labourers with a {@code meta_table} are given it. */
    public static final Option<Optional<String>> META_TABLE = Option.text(
                    "meta_table", "Table of the audit trail; without it none is kept.")
            .optional();

    private static final Duration KEEP_CLOSED = Duration.ofDays(30);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private TableWorker() {}

    /**
     * @param context its factory declares {@link #TASKS_TABLE} and {@link #META_TABLE}
     * @return safe for use by several threads
     */
    public static Worker of(DynamoDbClient dynamoDb, FunctionContext context) {
        var config = context.config();
        var clock = context.clock();
        var names = new TaskTableName(
                config.get(TASKS_TABLE), TaskTableName.DEFAULT.dueIndex(), TaskTableName.DEFAULT.closedIndex());
        var transitions = new TaskTransitions(dynamoDb, names, clock, KEEP_CLOSED);
        var author = new MetaHandler.Author(
                context.invocation().functionName(), context.invocation().requestId(), "");
        var audit = config.get(META_TABLE)
                .map(table -> written(new MetaHandler(dynamoDb, table, clock, author)))
                .orElse(TaskAudit.NONE);
        var ledger = new DynamoTaskLedger(transitions, new Shards(1), clock, RETRY::multipliedBy).withAudit(audit);
        return new Worker(ledger, () -> UUID.randomUUID().toString());
    }

    /** One step a task is all that a worker tells: it waits for no others. */
    private static TaskAudit written(TaskAudit trail) {
        return (taskId, action, extra) -> {
            trail.post(taskId, action, extra);
            trail.flush();
        };
    }
}
