package io.sosw.local.cloudwatch;

import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.*;

/**
 * Amazon CloudWatch: metrics with percentiles and metric math, alarms that change their state and tell topics and
 * functions. Safe for use by several threads.
 */
public final class LocalCloudWatch implements CloudWatchClient {
    private static final int PAGE = 500;
    private static final int ALARM_PAGE = 100;
    private static final int MOST_DATA = 1000;
    private final World world;
    private final Metrics metrics = new Metrics();
    private final MetricQueries queries = new MetricQueries(metrics);
    private final Alarms alarms;

    public LocalCloudWatch(World world) {
        this.world = world;
        this.alarms = new Alarms(world, queries);
    }

    @Override
    public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
        var namespace = MetricQueries.required("Namespace", request.namespace());
        if (request.metricData().size() > MOST_DATA) {
            throw MetricErrors.invalid("The collection MetricData must not have a size greater than 1000.");
        }
        request.metricData().forEach(MetricRules::check);
        request.metricData()
                .forEach(datum -> metrics.put(namespace, datum, world.clock().instant()));
        alarms.told(namespace);
        return PutMetricDataResponse.builder().build();
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        var all = metrics.keys().stream()
                .filter(key -> request.namespace() == null || key.namespace().equals(request.namespace()))
                .filter(key -> request.metricName() == null || key.name().equals(request.metricName()))
                .filter(key -> request.dimensions().stream()
                        .allMatch(wanted -> key.dimensions().containsKey(wanted.name())
                                && (wanted.value() == null
                                        || wanted.value()
                                                .equals(key.dimensions().get(wanted.name())))))
                .toList();
        var page = Pages.cut(all, MetricKey::text, request.nextToken(), PAGE);
        return ListMetricsResponse.builder()
                .metrics(page.items().stream().map(MetricKey::metric).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        return queries.statistics(request);
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return queries.data(request);
    }

    @Override
    public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        alarms.put(request).tags.putAll(tags(request.tags()));
        return PutMetricAlarmResponse.builder().build();
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        var all = alarms.all().stream()
                .map(Alarm::view)
                .filter(a -> !request.hasAlarmNames() || request.alarmNames().contains(a.alarmName()))
                .filter(a -> request.alarmNamePrefix() == null || a.alarmName().startsWith(request.alarmNamePrefix()))
                .filter(a -> request.stateValue() == null || a.stateValue() == request.stateValue())
                .toList();
        var page = Pages.cut(
                all,
                MetricAlarm::alarmName,
                request.nextToken(),
                Objects.requireNonNullElse(request.maxRecords(), ALARM_PAGE));
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items())
                .compositeAlarms(List.of())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeAlarmsForMetricResponse describeAlarmsForMetric(DescribeAlarmsForMetricRequest request) {
        var key = MetricKey.of(request.namespace(), request.metricName(), request.dimensions());
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(alarms.all().stream()
                        .map(Alarm::view)
                        .filter(a -> !a.hasMetrics()
                                && MetricKey.of(a.namespace(), a.metricName(), a.dimensions())
                                        .equals(key))
                        .toList())
                .build();
    }

    @Override
    public DescribeAlarmHistoryResponse describeAlarmHistory(DescribeAlarmHistoryRequest request) {
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems(alarms.history().stream()
                        .filter(item -> request.alarmName() == null
                                || request.alarmName().equals(item.alarmName()))
                        .toList())
                .build();
    }

    @Override
    public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        request.alarmNames().forEach(alarms::delete);
        return DeleteAlarmsResponse.builder().build();
    }

    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        var alarm = alarms.named(request.alarmName());
        alarms.change(
                alarm,
                MetricQueries.required("StateValue", request.stateValue()),
                MetricQueries.required("StateReason", request.stateReason()));
        return SetAlarmStateResponse.builder().build();
    }

    @Override
    public EnableAlarmActionsResponse enableAlarmActions(EnableAlarmActionsRequest request) {
        request.alarmNames().forEach(name -> alarms.named(name).actions(true));
        return EnableAlarmActionsResponse.builder().build();
    }

    @Override
    public DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request) {
        request.alarmNames().forEach(name -> alarms.named(name).actions(false));
        return DisableAlarmActionsResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        alarms.withArn(request.resourceARN()).tags.putAll(tags(request.tags()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        alarms.withArn(request.resourceARN()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        var tags = alarms.withArn(request.resourceARN()).tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Judges no alarm any more. */
    @Override
    public void close() {
        alarms.close();
    }
}
