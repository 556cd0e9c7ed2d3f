package io.sosw.essentials.scheduler;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Scheduler is asked for: {@code {"lambda_name": …, "period": …}}, or the same inside {@code job} as an object or
 * as text, with {@code labourer_id} or {@code lambda_name} inside or beside it.
 *
 * @param labourer whose tasks these are
 * @param schema {@code job_schema_name}
 * @param id given by the caller, or empty
 * @param from the first task that is not known to exist
 * @param job without the name of the labourer
 */
public record JobRequest(String labourer, String schema, Optional<String> id, long from, Map<String, Object> job) {
    static final String ID = "job_id";
    static final String FROM = "continue_from";

    /**
     * Reads the event.
     *
     * @throws InvalidJob if it is no job
     */
    public static JobRequest of(@Nullable Object event) {
        var outer = object("the event", event);
        boolean nested = outer.get("job") != null;
        var job = nested ? object("job", outer.get("job")) : outer;
        var labourer = labourer(job, outer);
        job.remove("lambda_name");
        if (!nested) {
            job.remove("labourer_id");
        }
        var id = Optional.ofNullable(outer.remove(ID)).map(String::valueOf);
        long from = outer.remove(FROM) instanceof Number number ? number.longValue() : 0;
        var schema = job.get("job_schema_name") instanceof String name && !name.isEmpty() ? name : "default";
        return new JobRequest(labourer, schema, id, from, job);
    }

    /** The event that goes on with this job. */
    public Map<String, Object> continued(String jobId, long next) {
        return Map.of("labourer_id", labourer, "job", job, ID, jobId, FROM, next);
    }

    private static String labourer(Map<String, Object> job, Map<String, Object> outer) {
        for (var place : java.util.List.of(job, outer)) {
            for (var name : java.util.List.of("lambda_name", "labourer_id")) {
                if (place.get(name) instanceof String text && !text.isEmpty()) {
                    return text.startsWith("arn:") ? text.substring(text.indexOf(":function:") + 10) : text;
                }
            }
        }
        throw new InvalidJob(
                "job", "lambda_name or labourer_id must say whose tasks these are; it has " + job.keySet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String path, @Nullable Object value) {
        Object read = value;
        if (value instanceof String text) {
            try {
                read = Json.parse(text);
            } catch (JsonException e) {
                throw new InvalidJob(path, "it is text but not JSON: " + e.getMessage(), e);
            }
        }
        if (read instanceof Map<?, ?> map) {
            return new LinkedHashMap<>((Map<String, Object>) map);
        }
        throw new InvalidJob(path, "it must be an object or a JSON text of one");
    }
}
