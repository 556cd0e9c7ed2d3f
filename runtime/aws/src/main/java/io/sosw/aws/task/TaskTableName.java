package io.sosw.aws.task;

/**
 * The names of the tasks table and its indexes.
 *
 * @param table HASH {@code task_id}
 * @param dueIndex sparse, KEYS_ONLY: HASH {@code task_shard}, RANGE {@code due}; holds queued and leased tasks
 * @param closedIndex sparse, KEYS_ONLY: HASH {@code labourer_id_task_status}, RANGE {@code closed_at}
 */
public record TaskTableName(String table, String dueIndex, String closedIndex) {

    /** sosw's names. */
    public static final TaskTableName DEFAULT =
            new TaskTableName("sosw_tasks", "sosw_tasks_due", "labourer_task_status_with_time");
}
