package io.sosw.local.sqs;

import io.sosw.local.world.AwsErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A queue's attributes that users set, checked. Immutable. */
final class Settings {
    static final String DELAY = "DelaySeconds";
    static final String SIZE = "MaximumMessageSize";
    static final String RETENTION = "MessageRetentionPeriod";
    static final String WAIT = "ReceiveMessageWaitTimeSeconds";
    static final String VISIBILITY = "VisibilityTimeout";
    static final String REDRIVE = "RedrivePolicy";
    static final String FIFO = "FifoQueue";
    static final String POLICY = "Policy";
    static final String CONTENT_DEDUPLICATION = "ContentBasedDeduplication";
    static final String SCOPE = "DeduplicationScope";
    static final String THROUGHPUT = "FifoThroughputLimit";

    private static final Map<String, int[]> RANGES = Map.of(
            DELAY,
            new int[] {0, 900},
            SIZE,
            new int[] {1024, 1_048_576},
            RETENTION,
            new int[] {60, 1_209_600},
            WAIT,
            new int[] {0, 20},
            VISIBILITY,
            new int[] {0, 43_200},
            "KmsDataKeyReusePeriodSeconds",
            new int[] {60, 86_400});
    private static final Map<String, Set<String>> CHOICES = Map.of(
            FIFO,
            Set.of("true", "false"),
            CONTENT_DEDUPLICATION,
            Set.of("true", "false"),
            "SqsManagedSseEnabled",
            Set.of("true", "false"),
            SCOPE,
            Set.of("queue", "messageGroup"),
            THROUGHPUT,
            Set.of("perQueue", "perMessageGroupId"));
    private static final Set<String> TEXTS = Set.of(POLICY, REDRIVE, "RedriveAllowPolicy", "KmsMasterKeyId");

    private final Map<String, String> values;
    final int delay;
    final int size;
    final int retention;
    final int wait;
    final int visibility;
    final boolean fifo;
    final boolean contentDeduplication;
    final boolean scopedByGroup;
    final @Nullable RedrivePolicy redrive;

    private Settings(Map<String, String> values) {
        this.values = values;
        this.delay = number(DELAY);
        this.size = number(SIZE);
        this.retention = number(RETENTION);
        this.wait = number(WAIT);
        this.visibility = number(VISIBILITY);
        this.fifo = "true".equals(values.get(FIFO));
        this.contentDeduplication = "true".equals(values.get(CONTENT_DEDUPLICATION));
        this.scopedByGroup = "messageGroup".equals(values.get(SCOPE));
        this.redrive = values.containsKey(REDRIVE) ? RedrivePolicy.parse(values.get(REDRIVE)) : null;
    }

    static Settings defaults() {
        return new Settings(new TreeMap<>(Map.of(
                DELAY,
                "0",
                SIZE,
                "1048576",
                RETENTION,
                "345600",
                WAIT,
                "0",
                VISIBILITY,
                "30",
                "SqsManagedSseEnabled",
                "true")));
    }

    /** These settings with others over them. An empty text takes an attribute away. */
    Settings with(Map<String, String> changes) {
        var all = new TreeMap<>(values);
        for (var change : changes.entrySet()) {
            check(change.getKey(), change.getValue());
            if (change.getValue().isEmpty()) {
                all.remove(change.getKey());
            } else {
                all.put(change.getKey(), change.getValue());
            }
        }
        return new Settings(checkedTogether(all));
    }

    private static Map<String, String> checkedTogether(Map<String, String> all) {
        if ("true".equals(all.get(FIFO))) {
            all.putIfAbsent(CONTENT_DEDUPLICATION, "false");
            all.putIfAbsent(SCOPE, "queue");
            all.putIfAbsent(THROUGHPUT, "perQueue");
            if (all.get(THROUGHPUT).equals("perMessageGroupId")
                    && all.get(SCOPE).equals("queue")) {
                throw SqsErrors.attributeValue(
                        THROUGHPUT,
                        "To set FifoThroughputLimit to perMessageGroupId, the DeduplicationScope must be messageGroup.");
            }
            return all;
        }
        if (all.containsKey(CONTENT_DEDUPLICATION)) {
            throw SqsErrors.attributeName(CONTENT_DEDUPLICATION);
        }
        for (var name : List.of(SCOPE, THROUGHPUT)) {
            if (all.containsKey(name)) {
                throw SqsErrors.fifoOnly(name);
            }
        }
        return all;
    }

    private static void check(String name, String value) {
        var range = RANGES.get(name);
        if (range != null && !value.isEmpty()) {
            inRange(name, value, range);
        } else if (CHOICES.containsKey(name)) {
            if (!CHOICES.get(name).contains(value)) {
                throw SqsErrors.attributeValue(name);
            }
        } else if (range == null && !TEXTS.contains(name)) {
            throw SqsErrors.attributeName(name);
        }
    }

    private static void inRange(String name, String value, int[] range) {
        try {
            var number = Integer.parseInt(value);
            if (number < range[0] || number > range[1]) {
                throw SqsErrors.attributeValue(name);
            }
        } catch (NumberFormatException e) {
            throw AwsErrors.because(SqsErrors.attributeValue(name), e);
        }
    }

    /** The first attribute that the other names with another value; creating a queue anew wants them equal. */
    @Nullable
    String firstDifference(Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .filter(e -> !e.getValue().equals(values.get(e.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    private int number(String name) {
        return Integer.parseInt(values.getOrDefault(name, "0"));
    }
}
