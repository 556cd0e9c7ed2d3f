package io.sosw.local.cloudwatch;

import io.sosw.json.Json;
import io.sosw.local.schedule.Ticker;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** All alarms: judged when a period ends and when values come. Safe for use by several threads. */
final class Alarms {
    private static final System.Logger LOG = System.getLogger(Alarms.class.getName());
    private static final int REMEMBERED = 1000;
    private final Map<String, Alarm> byName = new ConcurrentSkipListMap<>();
    private final Map<String, Ticker> tickers = new ConcurrentHashMap<>();
    private final Deque<AlarmHistoryItem> history = new ArrayDeque<>();
    private final World world;
    private final MetricQueries queries;

    Alarms(World world, MetricQueries queries) {
        this.world = world;
        this.queries = queries;
    }

    Alarm put(PutMetricAlarmRequest request) {
        var now = world.clock().instant();
        var name = MetricQueries.required("AlarmName", request.alarmName());
        MetricQueries.required("ComparisonOperator", request.comparisonOperatorAsString());
        MetricQueries.required("EvaluationPeriods", request.evaluationPeriods());
        if (!request.hasMetrics()) {
            MetricQueries.required("MetricName", request.metricName());
            MetricQueries.required("Namespace", request.namespace());
            MetricQueries.period(MetricQueries.required("Period", request.period()));
            MetricQueries.required("Threshold", request.threshold());
            if ((request.statistic() == null) == (request.extendedStatistic() == null)) {
                throw MetricErrors.combination("Exactly one of Statistic and ExtendedStatistic must be specified");
            }
            Statistics.named(statistic(request.statisticAsString(), request.extendedStatistic()));
        }
        var known = byName.get(name);
        var arn = new Arn("cloudwatch", world.region(), world.accountId(), "alarm:" + name).toString();
        var alarm = known == null ? new Alarm(arn, request, now) : known;
        alarm.define(request, now);
        byName.put(name, alarm);
        follow(name, alarm);
        return alarm;
    }

    private void follow(String name, Alarm alarm) {
        var period = alarm.period();
        var ticker = Ticker.start(
                world,
                after -> Optional.of(
                        Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), period) + 1) * period)),
                moment -> judge(alarm));
        var before = tickers.put(name, ticker);
        if (before != null) {
            before.stop();
        }
    }

    private static String statistic(@Nullable String simple, @Nullable String extended) {
        return simple == null ? String.valueOf(extended) : simple;
    }

    void delete(String name) {
        byName.remove(name);
        var ticker = tickers.remove(name);
        if (ticker != null) {
            ticker.stop();
        }
    }

    Alarm named(@Nullable String name) {
        var alarm = byName.get(String.valueOf(name));
        if (alarm == null) {
            throw MetricErrors.noAlarm(String.valueOf(name));
        }
        return alarm;
    }

    Alarm withArn(@Nullable String arn) {
        return named(String.valueOf(arn).replaceFirst(".*:alarm:", ""));
    }

    List<Alarm> all() {
        return List.copyOf(byName.values());
    }

    /** Judges the alarms over a namespace that has new values. */
    void told(String namespace) {
        for (var alarm : byName.values()) {
            var view = alarm.view();
            if (view.hasMetrics() || namespace.equals(view.namespace())) {
                judge(alarm);
            }
        }
    }

    private void judge(Alarm alarm) {
        var now = world.clock().instant();
        var period = alarm.period();
        // the running period counts once it has values: whoever puts one locally does not want to wait for its end
        var end = Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), period) + 1) * period);
        var values = values(alarm.view(), end);
        var last = end.minusSeconds(period);
        var state = alarm.judged(values, values.containsKey(last) ? end : last);
        if (state != alarm.view().stateValue()) {
            change(
                    alarm,
                    state,
                    "Threshold Crossed: " + values.size() + " datapoints " + values.values()
                            + " against the threshold (" + alarm.view().threshold() + ").");
        }
        if (state == StateValue.ALARM && !values.isEmpty()) {
            scale(alarm.view(), values.lastEntry().getValue());
        }
    }

    /** Unlike all other actions, scaling is told again and again while the alarm is on, and told the value. */
    private void scale(MetricAlarm alarm, double value) {
        if (Boolean.TRUE.equals(alarm.actionsEnabled())) {
            var attributes = Map.of("value", String.valueOf(value), "threshold", String.valueOf(alarm.threshold()));
            alarm.alarmActions().stream()
                    .filter(Alarms::scales)
                    .forEach(action -> deliver(
                            action,
                            alarm,
                            new Deliveries.Message(
                                    "cloudwatch.amazonaws.com", alarm.alarmArn(), "{}", attributes, "", "")));
        }
    }

    private static boolean scales(String action) {
        return action.startsWith("arn:aws:autoscaling:");
    }

    private NavigableMap<Instant, Double> values(MetricAlarm alarm, Instant end) {
        var period = named(alarm.alarmName()).period();
        var from = end.minusSeconds((alarm.evaluationPeriods() + 1L) * period);
        if (alarm.hasMetrics()) {
            var id = alarm.metrics().stream()
                    .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                    .findFirst()
                    .orElseThrow(() -> MetricErrors.missing("ReturnData"))
                    .id();
            return queries.evaluated(id, alarm.metrics(), from, end);
        }
        return queries.values(
                MetricKey.of(alarm.namespace(), alarm.metricName(), alarm.dimensions()),
                statistic(alarm.statisticAsString(), alarm.extendedStatistic()),
                alarm.unitAsString(),
                period,
                from,
                end);
    }

    /** Sets the state, remembers it and runs what the alarm wants run. */
    void change(Alarm alarm, StateValue state, String reason) {
        var now = world.clock().instant();
        var before = alarm.state(state, reason, now);
        if (before == state) {
            return;
        }
        var view = alarm.view();
        remember(AlarmHistoryItem.builder()
                .alarmName(view.alarmName())
                .alarmType("MetricAlarm")
                .timestamp(now)
                .historyItemType("StateUpdate")
                .historySummary("Alarm updated from " + before + " to " + state)
                .build());
        if (Boolean.TRUE.equals(view.actionsEnabled())) {
            var actions = switch (state) {
                case ALARM -> view.alarmActions();
                case OK -> view.okActions();
                default -> view.insufficientDataActions();
            };
            actions.stream().filter(action -> !scales(action)).forEach(action -> act(action, view, before));
        }
    }

    private void act(String action, MetricAlarm alarm, StateValue before) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("AlarmName", alarm.alarmName());
        message.put("AlarmDescription", alarm.alarmDescription());
        message.put("AWSAccountId", world.accountId());
        message.put("NewStateValue", alarm.stateValueAsString());
        message.put("NewStateReason", alarm.stateReason());
        message.put("StateChangeTime", alarm.stateUpdatedTimestamp().toString());
        message.put("Region", world.region());
        message.put("AlarmArn", alarm.alarmArn());
        message.put("OldStateValue", before.toString());
        deliver(
                action,
                alarm,
                Deliveries.Message.of("cloudwatch.amazonaws.com", alarm.alarmArn(), Json.write(message)));
    }

    private void deliver(String action, MetricAlarm alarm, Deliveries.Message message) {
        try {
            world.deliveries().deliver(Arn.parse(action), message);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The alarm " + alarm.alarmName() + " cannot reach " + action + ": " + e.getMessage());
        }
    }

    private synchronized void remember(AlarmHistoryItem item) {
        history.addFirst(item);
        if (history.size() > REMEMBERED) {
            history.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<AlarmHistoryItem> history() {
        return List.copyOf(history);
    }

    void close() {
        tickers.values().forEach(Ticker::stop);
    }
}
