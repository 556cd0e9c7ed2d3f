package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.TASK_ID;
import static io.sosw.aws.task.TaskItem.text;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Jobs, kept beside the tasks under the key {@code job#<id>}: the day on which each began. A job that is run again after
 * midnight, because its Scheduler died, must still mean the same days.
 *
 * <p>Safe for use by several threads.
 */
public final class JobTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Duration keep;

    /**
     * @param keep how long the day is remembered
     */
    public JobTable(DynamoDbClient dynamoDb, TaskTableName names, Clock clock, Duration keep) {
        this.dynamoDb = dynamoDb;
        this.table = names.table();
        this.clock = clock;
        this.keep = keep;
    }

    /** The day on which the job began: today, if it has not begun yet. */
    public LocalDate begin(String jobId) {
        var answer = dynamoDb.updateItem(request -> request.tableName(table)
                .key(Map.of(TASK_ID, text("job#" + jobId)))
                .updateExpression("SET job_day = if_not_exists(job_day, :today), " + TaskItem.EXPIRES
                        + " = if_not_exists(" + TaskItem.EXPIRES + ", :until)")
                .expressionAttributeValues(Map.of(
                        ":today", text(LocalDate.now(clock).toString()),
                        ":until", TaskItem.number(clock.instant().plus(keep).getEpochSecond())))
                .returnValues(ReturnValue.ALL_NEW));
        return LocalDate.parse(TaskItem.textOf(answer.attributes(), "job_day"));
    }
}
