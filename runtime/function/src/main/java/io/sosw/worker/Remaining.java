package io.sosw.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker returns whose time is nearly up: the task is completed, and another one goes on with the rest as a
 * sibling.
 *
 * @param workload the payload of the sibling, without the fields of the task
 * @param result of what is done so far; null for none
 */
public record Remaining(
        Map<String, Object> workload, @Nullable Object result) {
    /** Keeps a copy of the workload. */
    public Remaining {
        workload = new LinkedHashMap<>(workload);
    }
}
