package io.sosw.engine.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code trigger:} of a function. */
final class TriggerReader {
    private static final List<String> KINDS =
            List.of("queue", "bucket", "topic", "schedule", "url", "table", "eventbridge");
    private static final List<String> CREATED = List.of("s3:ObjectCreated:*");
    private static final Pattern EXPRESSION = Pattern.compile("(rate|cron|at)\\(.+\\)");

    private final Findings findings;

    TriggerReader(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    Trigger read(Block block) {
        var kinds = KINDS.stream().filter(block::has).toList();
        if (kinds.size() != 1) {
            findings.add(
                    block.line(),
                    block.name() + " must name exactly one of " + String.join(", ", KINDS)
                            + (kinds.isEmpty() ? found(block) : ", found " + String.join(" and ", kinds)));
            return null;
        }
        var kind = kinds.get(0);
        if (kind.equals("eventbridge")) {
            return eventBridge(block.only("eventbridge", "bus"));
        }
        var resource = block.text(kind);
        return resource == null ? null : read(kind, resource, block);
    }

    private static String found(Block block) {
        return block.keys().stream()
                .findFirst()
                .map(key -> ", found '" + key + "'" + Nearest.suggestion(key, KINDS))
                .orElse("");
    }

    private @Nullable Trigger read(String kind, String resource, Block block) {
        switch (kind) {
            case "queue":
                block.only("queue", "batch", "window");
                return queue(resource, block);
            case "bucket":
                block.only("bucket", "events", "prefix", "suffix");
                return new Trigger.Bucket(resource, events(block), or(block, "prefix"), or(block, "suffix"));
            case "topic":
                block.only("topic");
                return new Trigger.Topic(resource);
            case "schedule":
                block.only("schedule", "input");
                return schedule(resource, block);
            case "url":
                block.only("url");
                return url(resource, block);
            default:
                block.only("table", "batch", "window");
                return new Trigger.Table(
                        resource, block.integer("batch", 100, 1, 10_000), block.integer("window", 0, 0, 300));
        }
    }

    /** Limits of the event source mapping: AWS Lambda API, CreateEventSourceMapping, BatchSize. */
    private Trigger queue(String resource, Block block) {
        int batch = block.integer("batch", 10, 1, 10_000);
        int window = block.integer("window", 0, 0, 300);
        if (batch > 10 && window == 0) {
            findings.add(
                    block.lineOf("batch"),
                    block.name() + ": batch " + batch
                            + " needs a window of at least 1 second, since a queue hands out 10 messages at a time");
        }
        return new Trigger.Queue(resource, batch, window);
    }

    /** What a rule's pattern may hold is for EventBridge to say; that it is one can be seen here. */
    private @Nullable Trigger eventBridge(Block block) {
        var pattern = Scalars.map(block.block("eventbridge"), findings);
        if (!pattern.isEmpty()
                && pattern.values().stream().allMatch(each -> each instanceof List || each instanceof Map)) {
            var bus = or(block, "bus");
            return new Trigger.Events(bus.isEmpty() ? Trigger.Events.DEFAULT : bus, pattern);
        }
        findings.add(
                block.lineOf("eventbridge"),
                block.name() + ": eventbridge takes a pattern, such as"
                        + " {source: [com.acme.orders], detail-type: [OrderPlaced]}; each value is a list or a mapping");
        return null;
    }

    private @Nullable Trigger schedule(String expression, Block block) {
        if (EXPRESSION.matcher(expression).matches()) {
            return new Trigger.Schedule(
                    expression, block.has("input") ? Scalars.map(block.block("input"), findings) : Map.of());
        }
        findings.add(
                block.lineOf("schedule"),
                block.name() + ": '" + expression
                        + "' is no schedule; write rate(5 minutes), cron(0 3 * * ? *) or at(2026-12-24T18:00:00)");
        return null;
    }

    private @Nullable Trigger url(String value, Block block) {
        switch (value) {
            case "true":
            case "iam":
                return new Trigger.Url("iam");
            case "none":
                return new Trigger.Url("none");
            default:
                findings.add(
                        block.lineOf("url"), block.name() + ": url must be true, iam or none, found '" + value + "'");
                return null;
        }
    }

    private static List<String> events(Block block) {
        var events = new ArrayList<>(block.texts("events"));
        return events.isEmpty() ? CREATED : List.copyOf(events);
    }

    private static String or(Block block, String key) {
        var text = block.text(key);
        return text == null ? "" : text;
    }
}
