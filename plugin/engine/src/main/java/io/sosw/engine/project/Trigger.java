package io.sosw.engine.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What makes a function run. Resources are logical ids of the project's template. */
public sealed interface Trigger {

    /** The kind as {@code sosw.yml} spells it. */
    String type();

    /** The resource, expression or auth mode that the kind's own key names. */
    String resource();

    /** What the kind has beside its resource, in the order of the descriptor. */
    Map<String, Object> details();

    /** The trigger as the compiled descriptor holds it. */
    default Map<String, Object> described() {
        var map = new LinkedHashMap<String, Object>();
        map.put("type", type());
        map.put("resource", resource());
        map.putAll(details());
        return map;
    }

    /**
     * Messages of an SQS queue.
     *
     * @param batch most messages of one invocation
     * @param window seconds to wait for a full batch
     */
    record Queue(String resource, int batch, int window) implements Trigger {
        @Override
        public String type() {
            return "queue";
        }

        @Override
        public Map<String, Object> details() {
            return ordered("batch", batch, "window", window);
        }
    }

    /** Notifications of an S3 bucket. */
    record Bucket(String resource, List<String> events, String prefix, String suffix) implements Trigger {
        @Override
        public String type() {
            return "bucket";
        }

        @Override
        public Map<String, Object> details() {
            var map = ordered("events", events, "prefix", prefix);
            map.put("suffix", suffix);
            return map;
        }
    }

    /** Messages of an SNS topic. */
    record Topic(String resource) implements Trigger {
        @Override
        public String type() {
            return "topic";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of();
        }
    }

    /**
     * A schedule; the resource is its expression, {@code rate(1 minute)} or {@code cron(0 3 * * ? *)}.
     *
     * @param input the event; empty for EventBridge's own
     */
    record Schedule(String resource, Map<String, Object> input) implements Trigger {
        @Override
        public String type() {
            return "schedule";
        }

        @Override
        public Map<String, Object> details() {
            return input.isEmpty() ? Map.of() : Map.of("input", input);
        }
    }

    /**
     * Events of an EventBridge bus.
     *
     * @param resource the bus: {@code default}, a logical id of the template, or a name
     * @param pattern as EventBridge has it, for example {@code {source: [com.acme.orders]}}
     */
    record Events(String resource, Map<String, Object> pattern) implements Trigger {
        /** The bus that every account has. */
        public static final String DEFAULT = "default";

        @Override
        public String type() {
            return "eventbridge";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of("pattern", pattern);
        }
    }

    /** A function URL; the resource is its authorization, {@code iam} or {@code none}. */
    record Url(String resource) implements Trigger {
        @Override
        public String type() {
            return "url";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of();
        }
    }

    /** The stream of a DynamoDB table. */
    record Table(String resource, int batch, int window) implements Trigger {
        @Override
        public String type() {
            return "table";
        }

        @Override
        public Map<String, Object> details() {
            return ordered("batch", batch, "window", window);
        }
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
