package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A log group and how long it keeps its lines. */
final class LogGroupType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("LogGroupName", "LogGroupClass");
    }

    @Override
    public String naming() {
        return "LogGroupName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var group = desired.name("LogGroupName");
        var tags = desired.properties().tags();
        services.get(CloudWatchLogsClient.class)
                .createLogGroup(request -> request.logGroupName(group).tags(tags.isEmpty() ? null : tags));
        retention(group, desired.properties(), services);
        return made(group, services);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        retention(current.physicalId(), desired.properties(), services);
        if (before.has("RetentionInDays") && !desired.properties().has("RetentionInDays")) {
            services.get(CloudWatchLogsClient.class)
                    .deleteRetentionPolicy(request -> request.logGroupName(current.physicalId()));
        }
        return current;
    }

    private static void retention(String group, Properties properties, Services services) {
        if (properties.has("RetentionInDays")) {
            var days = Integer.parseInt(properties.text("RetentionInDays"));
            services.get(CloudWatchLogsClient.class)
                    .putRetentionPolicy(request -> request.logGroupName(group).retentionInDays(days));
        }
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(CloudWatchLogsClient.class).deleteLogGroup(request -> request.logGroupName(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        var group = desired.name("LogGroupName");
        return services
                .get(CloudWatchLogsClient.class)
                .describeLogGroups(request -> request.logGroupNamePrefix(group))
                .logGroups()
                .stream()
                .filter(each -> each.logGroupName().equals(group))
                .findFirst()
                .map(each -> made(group, services));
    }

    private static Made made(String group, Services services) {
        var world = services.world();
        return new Made(
                group,
                Map.of(
                        "Arn",
                        "arn:aws:logs:" + world.region() + ":" + world.accountId() + ":log-group:" + group + ":*"));
    }
}
