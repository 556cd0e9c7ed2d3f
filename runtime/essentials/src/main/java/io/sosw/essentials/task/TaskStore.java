package io.sosw.essentials.task;

import io.sosw.aws.task.RosterTable;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The views on one tasks table that dispatching needs. */
public record TaskStore(TaskQueries queries, TaskTransitions transitions, RosterTable rosters) {

    /** All views on the table of these names. */
    public static TaskStore of(
            DynamoDbClient dynamoDb, TaskTableName names, Shards shards, Clock clock, Duration keepClosed) {
        return new TaskStore(
                new TaskQueries(dynamoDb, names, shards),
                new TaskTransitions(dynamoDb, names, clock, keepClosed),
                new RosterTable(dynamoDb, names));
    }
}
