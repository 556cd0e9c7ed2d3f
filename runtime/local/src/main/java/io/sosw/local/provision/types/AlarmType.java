package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** An alarm over a metric. */
final class AlarmType implements ResourceType {

    @Override
    public String name() {
        return "AWS::CloudWatch::Alarm";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("AlarmName");
    }

    @Override
    public String naming() {
        return "AlarmName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        return put(desired.name("AlarmName"), desired.properties(), services);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return put(current.physicalId(), desired.properties(), services);
    }

    private static Made put(String name, Properties properties, Services services) {
        services.get(CloudWatchClient.class)
                .putMetricAlarm(properties
                        .fill(PutMetricAlarmRequest.builder())
                        .alarmName(name)
                        .build());
        var world = services.world();
        return new Made(
                name,
                Map.of("Arn", "arn:aws:cloudwatch:" + world.region() + ":" + world.accountId() + ":alarm:" + name));
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(CloudWatchClient.class).deleteAlarms(request -> request.alarmNames(current.physicalId()));
    }
}
