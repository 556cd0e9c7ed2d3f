package io.sosw.engine.deploy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Alarms that speak of functions: those with a function's name among their dimensions, and those that are named. */
final class Alarms {
    static final long LOOK_AGAIN = Duration.ofSeconds(10).toMillis();

    private final Supplier<CloudWatchClient> client;
    private final List<String> named;

    /**
     * @param named alarms of other metrics that count too
     */
    Alarms(Supplier<CloudWatchClient> client, List<String> named) {
        this.client = client;
        this.named = List.copyOf(named);
    }

    List<String> watching(Collection<String> functions) {
        return all(functions).stream().map(MetricAlarm::alarmName).toList();
    }

    /** Names of those in {@code ALARM}, with their reasons. */
    List<String> ringing(Collection<String> functions) {
        return all(functions).stream()
                .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
                .map(alarm -> alarm.alarmName() + " (" + alarm.stateReason() + ")")
                .toList();
    }

    private List<MetricAlarm> all(Collection<String> functions) {
        return client.get().describeAlarmsPaginator(request -> request.alarmTypes(AlarmType.METRIC_ALARM)).stream()
                .flatMap(page -> page.metricAlarms().stream())
                .filter(alarm -> named.contains(alarm.alarmName())
                        || alarm.dimensions().stream()
                                .anyMatch(dimension -> dimension.name().equals("FunctionName")
                                        && functions.contains(dimension.value())))
                .toList();
    }
}
