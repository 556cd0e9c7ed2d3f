package io.sosw.aws.task;

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.worker.Worker;
import java.time.Clock;
import java.time.Duration;
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

    private static final Duration KEEP_CLOSED = Duration.ofDays(30);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private TableWorker() {}

    /**
     * @param config holds {@link #TASKS_TABLE}
     * @return safe for use by several threads
     */
    public static Worker of(DynamoDbClient dynamoDb, Config config, Clock clock) {
        var names = new TaskTableName(
                config.get(TASKS_TABLE), TaskTableName.DEFAULT.dueIndex(), TaskTableName.DEFAULT.closedIndex());
        var transitions = new TaskTransitions(dynamoDb, names, clock, KEEP_CLOSED);
        var ledger = new DynamoTaskLedger(transitions, new Shards(1), clock, RETRY::multipliedBy);
        return new Worker(ledger, () -> UUID.randomUUID().toString());
    }
}
