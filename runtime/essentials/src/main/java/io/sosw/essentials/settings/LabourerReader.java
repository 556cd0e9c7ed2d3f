package io.sosw.essentials.settings;

import io.sosw.essentials.ecology.Comparison;
import io.sosw.essentials.ecology.EcologyStatus;
import io.sosw.essentials.ecology.HealthMetric;
import io.sosw.essentials.ecology.Metric;
import io.sosw.essentials.ecology.Metric.Statistic;
import io.sosw.essentials.labourer.Backoff;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.labourer.Lane;
import io.sosw.worker.Closing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Reads one labourer under sosw's names. */
final class LabourerReader {
    /** Who wrote the record; for people. */
    static final String ORIGIN = "registered_by";

    private static final Set<String> NAMES = Set.of(
            "arn",
            ORIGIN,
            "max_simultaneous_invocations",
            "max_attempts",
            "duration",
            "max_duration",
            "cooldown",
            "backoff",
            "health_metrics",
            "lane",
            "queue",
            "close");
    private static final Duration DURATION = Duration.ofMinutes(15);
    private static final Duration COOLDOWN = Duration.ofMinutes(5);

    private LabourerReader() {}

    /**
     * @param settings of the essentials, for what all labourers share
     */
    static Labourer read(String id, Node node, Node settings) {
        node.only(NAMES);
        var longest = node.duration("max_duration", DURATION);
        int shared = settings.integer("max_attempts_" + id, settings.integer("max_attempts", 3));
        var duration = node.duration("duration", longest);
        return new Labourer(
                id,
                node.text("arn", id),
                node.integer("max_simultaneous_invocations", settings.integer("max_simultaneous_invocations", 1)),
                node.integer("max_attempts", shared),
                duration,
                node.duration("cooldown", COOLDOWN),
                backoff(node.has("backoff") ? node.child("backoff") : settings.child("backoff"), longest),
                metrics(node.child("health_metrics"), settings.child("default_metric_values")),
                lane(node),
                node.has("duration") || node.has("max_duration"));
    }

    private static Lane lane(Node node) {
        var lane = node.text("lane", "ledger");
        var queue = node.text("queue", "");
        return switch (lane) {
            case "ledger" -> Lane.LEDGER;
            case "queue" -> new Lane.Queue(url(node, queue), closing(node));
            default ->
                throw new IllegalArgumentException(node.path() + ".lane must be ledger or queue, not '" + lane + "'");
        };
    }

    private static String url(Node node, String queue) {
        if (queue.isEmpty()) {
            throw new IllegalArgumentException(node.path()
                    + ".queue must be the URL of the queue that feeds the labourer, since its lane is queue");
        }
        return queue;
    }

    private static Closing closing(Node node) {
        var close = node.text("close", "once");
        for (var known : Closing.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(close)) {
                return known;
            }
        }
        throw new IllegalArgumentException(node.path() + ".close must be none, once or claimed, not '" + close + "'");
    }

    private static Backoff backoff(Node node, Duration longest) {
        node.only(Set.of("type", "base", "cap", "step"));
        var type = node.text("type", "exponential");
        return switch (type) {
            case "exponential" ->
                new Backoff.Exponential(
                        node.duration("base", Duration.ofSeconds(5)), node.duration("cap", Duration.ofMinutes(15)));
            case "linear" -> new Backoff.Linear(node.duration("step", longest));
            default ->
                throw new IllegalArgumentException(
                        node.path() + ".type must be exponential or linear, not '" + type + "'");
        };
    }

    private static List<HealthMetric> metrics(Node node, Node defaults) {
        var metrics = new ArrayList<HealthMetric>();
        node.children().forEach((name, metric) -> metrics.add(metric(name, metric, defaults)));
        return metrics;
    }

    static HealthMetric metric(String name, Node node, Node defaults) {
        node.only(Set.of("details", "feelings", "feeling_comparison_operator", "no_data"));
        var feelings = new TreeMap<EcologyStatus, Double>();
        var targets = node.child("feelings");
        targets.values()
                .keySet()
                .forEach(status -> feelings.put(status(targets.path(), status), targets.number(status)));
        return new HealthMetric(
                name,
                query(node.child("details"), defaults),
                Comparison.of(node.text("feeling_comparison_operator", "")),
                feelings,
                EcologyStatus.of(node.integer("no_data", 4)));
    }

    private static EcologyStatus status(String path, String text) {
        try {
            return EcologyStatus.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(path + " has the status '" + text + "', which is not 0 to 4", e);
        }
    }

    /** CloudWatch's own names; sosw's sample says Name where the API says MetricName. */
    static Metric query(Node node, Node defaults) {
        node.only(Set.of(
                "Namespace", "MetricName", "Name", "Dimensions", "Statistics", "Period", "MetricAggregationTimeSlice"));
        var dimensions = new LinkedHashMap<String, String>();
        if (node.values().get("Dimensions") instanceof List<?> list) {
            for (Object item : list) {
                var dimension = Node.of(node.path() + ".Dimensions", item);
                dimensions.put(dimension.text("Name", ""), dimension.text("Value", ""));
            }
        }
        return new Metric(
                node.text("Namespace", ""),
                node.text("MetricName", node.text("Name", "")),
                dimensions,
                statistic(
                        node.path(), node.has("Statistics") ? node.texts("Statistics") : defaults.texts("Statistics")),
                node.duration("Period", defaults.duration("Period", Duration.ofMinutes(1))),
                node.duration(
                        "MetricAggregationTimeSlice",
                        defaults.duration("MetricAggregationTimeSlice", Duration.ofMinutes(5))));
    }

    private static Statistic statistic(String path, List<String> names) {
        if (names.isEmpty()) {
            return Statistic.AVERAGE;
        }
        return Arrays.stream(Statistic.values())
                .filter(statistic -> names.equals(List.of(statistic.label())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        path + ".Statistics must be one of Average, Maximum, Minimum, not " + names));
    }
}
