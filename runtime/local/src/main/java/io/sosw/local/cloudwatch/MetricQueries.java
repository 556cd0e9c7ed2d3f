package io.sosw.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads metrics in periods. Safe for use by several threads. */
final class MetricQueries {
    private static final int MOST_POINTS = 1440;
    private final Metrics metrics;

    MetricQueries(Metrics metrics) {
        this.metrics = metrics;
    }

    GetMetricStatisticsResponse statistics(GetMetricStatisticsRequest request) {
        var from = required("StartTime", request.startTime());
        var to = required("EndTime", request.endTime());
        var period = period(required("Period", request.period()));
        if (request.statistics().isEmpty() && request.extendedStatistics().isEmpty()) {
            throw MetricErrors.missing("Statistics");
        }
        if (!from.isBefore(to)) {
            throw MetricErrors.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        var points = Duration.between(from, to).toSeconds() / period;
        if (points > MOST_POINTS) {
            throw MetricErrors.combination("You have requested up to " + points
                    + " datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by "
                    + "increasing Period, or decreasing the time range.");
        }
        var found = new TreeMap<Instant, Sample>();
        var key = MetricKey.of(
                required("Namespace", request.namespace()),
                required("MetricName", request.metricName()),
                request.dimensions());
        var unit = metrics.periods(key, request.unitAsString(), from, to, period, found::put);
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(found.entrySet().stream()
                        .map(each -> datapoint(request, each.getKey(), each.getValue(), unit))
                        .toList())
                .build();
    }

    private static Datapoint datapoint(
            GetMetricStatisticsRequest request, Instant time, Sample sample, @Nullable String unit) {
        var point = Datapoint.builder().timestamp(time).unit(unit);
        for (var name : request.statisticsAsStrings()) {
            var value = Statistics.named(name).applyAsDouble(sample);
            switch (name) {
                case "SampleCount" -> point.sampleCount(value);
                case "Sum" -> point.sum(value);
                case "Average" -> point.average(value);
                case "Minimum" -> point.minimum(value);
                default -> point.maximum(value);
            }
        }
        if (!request.extendedStatistics().isEmpty()) {
            point.extendedStatistics(request.extendedStatistics().stream()
                    .collect(Collectors.toMap(
                            name -> name, name -> Statistics.named(name).applyAsDouble(sample))));
        }
        return point.build();
    }

    GetMetricDataResponse data(GetMetricDataRequest request) {
        var from = required("StartTime", request.startTime());
        var to = required("EndTime", request.endTime());
        var queries = request.metricDataQueries();
        var results = queries.stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .map(query -> result(query, request.scanBy(), evaluated(query.id(), queries, from, to)))
                .toList();
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .messages(List.of())
                .build();
    }

    private static MetricDataResult result(
            MetricDataQuery query, @Nullable ScanBy order, NavigableMap<Instant, Double> values) {
        var points = order == ScanBy.TIMESTAMP_ASCENDING ? values : values.descendingMap();
        var stat = query.metricStat();
        var label = stat == null ? query.id() : stat.metric().metricName();
        return MetricDataResult.builder()
                .id(query.id())
                .label(Objects.requireNonNullElse(query.label(), label))
                .timestamps(points.keySet())
                .values(points.values())
                .statusCode("Complete")
                .build();
    }

    /** The values of one query, with those of the queries that its expression names. */
    NavigableMap<Instant, Double> evaluated(String id, List<MetricDataQuery> queries, Instant from, Instant to) {
        var byId = new HashMap<String, MetricDataQuery>();
        queries.forEach(query -> byId.put(query.id(), query));
        return evaluated(id, byId, from, to, queries.size());
    }

    private NavigableMap<Instant, Double> evaluated(
            String id, Map<String, MetricDataQuery> queries, Instant from, Instant to, int deepest) {
        var query = queries.get(id);
        if (query == null || deepest == 0) {
            throw MetricErrors.invalid("The id '" + id + "' is not defined, or by itself.");
        }
        if (query.metricStat() != null) {
            return values(query.metricStat(), from, to);
        }
        if (query.expression() == null) {
            throw MetricErrors.missing("MetricStat or Expression of " + id);
        }
        return new Expression(query.expression(), other -> evaluated(other, queries, from, to, deepest - 1)).evaluate();
    }

    private NavigableMap<Instant, Double> values(MetricStat stat, Instant from, Instant to) {
        var key = MetricKey.of(stat.metric());
        return values(key, stat.stat(), stat.unitAsString(), period(required("Period", stat.period())), from, to);
    }

    NavigableMap<Instant, Double> values(
            MetricKey key, String statistic, @Nullable String unit, int period, Instant from, Instant to) {
        var values = new TreeMap<Instant, Double>();
        var of = Statistics.named(statistic);
        metrics.periods(key, unit, from, to, period, (time, sample) -> values.put(time, of.applyAsDouble(sample)));
        return Collections.unmodifiableNavigableMap(values);
    }

    static int period(int seconds) {
        var isShort = seconds == 1 || seconds == 5 || seconds == 10 || seconds == 20 || seconds == 30;
        if (!isShort && (seconds <= 0 || seconds % 60 != 0)) {
            throw MetricErrors.invalid("The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60: " + seconds);
        }
        return seconds;
    }

    static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw MetricErrors.missing(member);
        }
        return value;
    }
}
