package io.sosw.engine.tasks;

import io.sosw.aws.task.MetaHandler;
import io.sosw.aws.task.Standing;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How tasks look: as lines for people, as members for machines. */
final class TaskLines {
    private static final int PAYLOAD = 80;

    private TaskLines() {}

    static String word(Task task, Instant now) {
        return task.standing(now).name().toLowerCase(Locale.ROOT);
    }

    static List<String> counts(Map<String, TaskCounts> counts) {
        int widest = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        var width = Math.max(widest, "labourer".length());
        var lines = new ArrayList<String>();
        var head = new StringBuilder(padded("labourer", width));
        for (var standing : Standing.values()) {
            head.append(right(standing.name().toLowerCase(Locale.ROOT), 11));
        }
        lines.add(head.toString());
        counts.forEach((labourer, count) -> {
            var line = new StringBuilder(padded(labourer, width));
            for (var standing : Standing.values()) {
                line.append(right(Long.toString(count.of(standing)), 11));
            }
            lines.add(line.toString());
        });
        return lines;
    }

    /** One task in a list. */
    static String line(Task task) {
        var payload = task.payload();
        return task.taskId() + "  attempts " + task.attempts() + "  "
                + second(task.closedAt() == null ? task.createdAt() : task.closedAt()) + "  "
                + (payload.length() > PAYLOAD ? payload.substring(0, PAYLOAD - 1) + "…" : payload);
    }

    static List<String> details(Task task, Instant now) {
        var lines = new ArrayList<String>();
        members(task, now).forEach((name, value) -> lines.add(padded(name, 16) + " " + value));
        return lines;
    }

    static String step(MetaHandler.Step step) {
        return "  " + second(step.at()) + "  " + padded(step.action(), 20) + " by " + step.author();
    }

    static Map<String, Object> members(Task task, Instant now) {
        var members = new LinkedHashMap<String, Object>();
        members.put("task_id", task.taskId());
        members.put("labourer_id", task.labourerId());
        members.put("job_id", task.jobId());
        members.put("state", word(task, now));
        members.put("attempts", task.attempts());
        members.put("greenfield", task.greenfield());
        put(members, "created_at", task.createdAt());
        put(members, "due", task.due());
        put(members, "completed_at", task.completedAt());
        put(members, "closed_at", task.closedAt());
        task.retriedAs().ifPresent(id -> members.put("retried_as", id));
        new TreeMap<>(task.attributes()).forEach((name, value) -> {
            if (name.startsWith("stat_") || name.startsWith("result_") || name.equals("continued_by")) {
                members.put(name, plain(value));
            }
        });
        members.put("payload", task.payload());
        return members;
    }

    private static Object plain(AttributeValue value) {
        if (value.n() != null) {
            return new java.math.BigDecimal(value.n());
        }
        return value.bool() == null ? String.valueOf(value.s()) : value.bool();
    }

    private static void put(
            Map<String, Object> members, String name, @org.jspecify.annotations.Nullable Instant moment) {
        if (moment != null) {
            members.put(name, moment.toString());
        }
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
