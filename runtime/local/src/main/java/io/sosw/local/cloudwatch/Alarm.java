package io.sosw.local.cloudwatch;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An alarm over one metric or expression. Guarded by itself. */
final class Alarm {
    final Map<String, String> tags = new TreeMap<>();
    private final String arn;
    private MetricAlarm view;

    Alarm(String arn, PutMetricAlarmRequest request, Instant now) {
        this.arn = arn;
        this.view = MetricAlarm.builder()
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason("Unchecked: Initial alarm creation")
                .stateUpdatedTimestamp(now)
                .stateTransitionedTimestamp(now)
                .build();
        define(request, now);
    }

    synchronized void define(PutMetricAlarmRequest request, Instant now) {
        view = MetricAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(arn)
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(now)
                .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statisticAsString())
                .extendedStatistic(request.extendedStatistic())
                .dimensions(request.dimensions())
                .period(request.period())
                .unit(request.unitAsString())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperatorAsString())
                .treatMissingData(request.treatMissingData())
                .metrics(request.hasMetrics() ? request.metrics() : null)
                .stateValue(view.stateValue())
                .stateReason(view.stateReason())
                .stateUpdatedTimestamp(view.stateUpdatedTimestamp())
                .stateTransitionedTimestamp(view.stateTransitionedTimestamp())
                .build();
    }

    synchronized MetricAlarm view() {
        return view;
    }

    synchronized void actions(boolean enabled) {
        view = view.toBuilder().actionsEnabled(enabled).build();
    }

    /** The state before. */
    synchronized StateValue state(StateValue state, String reason, Instant now) {
        var before = view.stateValue();
        if (before != state || !reason.equals(view.stateReason())) {
            view = view.toBuilder()
                    .stateValue(state)
                    .stateReason(reason)
                    .stateUpdatedTimestamp(now)
                    .stateTransitionedTimestamp(before == state ? view.stateTransitionedTimestamp() : now)
                    .build();
        }
        return before;
    }

    int period() {
        var stat = view().metrics().stream()
                .filter(query -> query.metricStat() != null)
                .findFirst();
        return stat.isPresent() ? stat.get().metricStat().period() : Objects.requireNonNullElse(view().period(), 60);
    }

    /** What the values of the last periods say. */
    StateValue judged(NavigableMap<Instant, Double> values, Instant end) {
        var alarm = view();
        var periods = Objects.requireNonNullElse(alarm.evaluationPeriods(), 1);
        var needed = Objects.requireNonNullElse(alarm.datapointsToAlarm(), periods);
        var missing = Objects.requireNonNullElse(alarm.treatMissingData(), "missing");
        var breaching = 0;
        var known = 0;
        for (var i = 1; i <= periods; i++) {
            var value = values.get(end.minusSeconds((long) i * period()));
            if (value != null) {
                known++;
                breaching += breaches(value) ? 1 : 0;
            } else if (missing.equals("breaching")) {
                known++;
                breaching++;
            } else if (missing.equals("notBreaching")) {
                known++;
            }
        }
        if (breaching >= needed) {
            return StateValue.ALARM;
        }
        if (known == 0) {
            return missing.equals("ignore") ? alarm.stateValue() : StateValue.INSUFFICIENT_DATA;
        }
        return StateValue.OK;
    }

    private boolean breaches(double value) {
        var threshold = Objects.requireNonNullElse(view().threshold(), 0.0);
        return switch (view().comparisonOperator()) {
            case GREATER_THAN_THRESHOLD -> value > threshold;
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
            case LESS_THAN_THRESHOLD -> value < threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
            default -> false;
        };
    }
}
