package io.sosw.aws.task;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a task item, under sosw's names where it has them. */
final class TaskItem {
    static final String TASK_ID = "task_id";
    static final String LABOURER_ID = "labourer_id";
    static final String JOB_ID = "job_id";
    static final String STATE = "task_state";
    static final String ATTEMPTS = "attempts";
    static final String FAILED_ATTEMPTS = "failed_attempts";
    static final String GREENFIELD = "greenfield";
    static final String SHARD = "task_shard";
    static final String DUE = "due";
    static final String CREATED_AT = "created_at";
    static final String COMPLETED_AT = "completed_at";
    static final String CLOSED_AT = "closed_at";
    static final String CLOSED_KEY = "labourer_id_task_status";
    static final String PAYLOAD = "payload";
    static final String LEASE_TOKEN = "lease_token";
    static final String STARTED_ATTEMPT = "started_attempt";
    static final String STARTED_BY = "started_by";
    static final String EXPIRES = "expires_at";
    static final String LEASED_UNTIL = "leased_until";
    static final String RETRIED_AS = "retried_as";
    static final String CONTINUED_BY = "continued_by";

    private static final Set<String> OURS = Set.of(
            TASK_ID,
            LABOURER_ID,
            JOB_ID,
            STATE,
            ATTEMPTS,
            FAILED_ATTEMPTS,
            GREENFIELD,
            SHARD,
            DUE,
            CREATED_AT,
            COMPLETED_AT,
            CLOSED_AT,
            CLOSED_KEY,
            PAYLOAD,
            LEASE_TOKEN,
            STARTED_ATTEMPT,
            STARTED_BY,
            EXPIRES,
            LEASED_UNTIL,
            RETRIED_AS,
            CONTINUED_BY);

    private TaskItem() {}

    static Map<String, AttributeValue> of(NewTask task, Instant now, String shard) {
        var item = new LinkedHashMap<String, AttributeValue>();
        item.put(TASK_ID, text(task.taskId()));
        item.put(LABOURER_ID, text(task.labourerId()));
        item.put(JOB_ID, text(task.jobId()));
        item.put(STATE, text(TaskState.QUEUED.name()));
        item.put(ATTEMPTS, number(0));
        item.put(GREENFIELD, number(now.getEpochSecond()));
        item.put(SHARD, text(shard));
        item.put(DUE, number(now.toEpochMilli()));
        item.put(CREATED_AT, number(now.toEpochMilli()));
        item.put(PAYLOAD, text(task.payload()));
        return item;
    }

    static Task read(Map<String, AttributeValue> item) {
        return new Task(
                textOf(item, TASK_ID),
                textOf(item, LABOURER_ID),
                textOf(item, JOB_ID),
                TaskState.valueOf(textOf(item, STATE)),
                (int) longOf(item, ATTEMPTS),
                (int) longOf(item, STARTED_ATTEMPT),
                (int) longOf(item, FAILED_ATTEMPTS),
                instantOf(item, DUE),
                Instant.ofEpochMilli(longOf(item, CREATED_AT)),
                instantOf(item, COMPLETED_AT),
                instantOf(item, CLOSED_AT),
                textOf(item, PAYLOAD),
                Map.copyOf(item));
    }

    static boolean isOurs(String name) {
        return OURS.contains(name);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static String textOf(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    static long longOf(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    private static @Nullable Instant instantOf(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? Instant.ofEpochMilli(longOf(item, name)) : null;
    }
}
