package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** A schedule of EventBridge Scheduler. */
final class ScheduleType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Scheduler::Schedule";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("Name", "GroupName");
    }

    @Override
    public String naming() {
        return "Name";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var name = desired.name("Name");
        var arn = services.get(SchedulerClient.class)
                .createSchedule(desired.properties()
                        .fill(CreateScheduleRequest.builder())
                        .name(name)
                        .build())
                .scheduleArn();
        return new Made(name, Map.of("Arn", arn));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        services.get(SchedulerClient.class)
                .updateSchedule(desired.properties()
                        .fill(UpdateScheduleRequest.builder())
                        .name(current.physicalId())
                        .build());
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var group = group(last);
        try {
            services.get(SchedulerClient.class)
                    .deleteSchedule(
                            request -> request.name(current.physicalId()).groupName(group));
        } catch (ResourceNotFoundException e) {
            return; // one that was to be deleted after its last invocation is gone by itself
        }
    }

    private static @Nullable String group(Properties properties) {
        return properties.value("GroupName").map(Properties::asText).orElse(null);
    }
}
