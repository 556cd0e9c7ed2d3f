package io.sosw.local.scheduler;

import io.sosw.local.lambda.function.PojoCopy;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.*;

/**
 * Amazon EventBridge Scheduler: rates, cron and single moments in any time zone, to SQS, SNS, Lambda and EventBridge.
 * Safe for use by several threads.
 */
public final class LocalScheduler implements SchedulerClient {
    private static final String DEFAULT = "default";
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");
    private static final int PAGE = 100;
    private final World world;
    private final Map<String, Group> groups = new TreeMap<>();

    public LocalScheduler(World world) {
        this.world = world;
        groups.put(DEFAULT, new Group(DEFAULT, world.clock().instant()));
    }

    private static final class Group {
        final String name;
        final Instant created;
        final Map<String, StoredSchedule> schedules = new TreeMap<>();
        final Map<String, String> tags = new TreeMap<>();

        Group(String name, Instant created) {
            this.name = name;
            this.created = created;
        }
    }

    @Override
    public synchronized CreateScheduleResponse createSchedule(CreateScheduleRequest request) {
        var group = group(request.groupName());
        checkName(request.name());
        if (group.schedules.containsKey(request.name())) {
            throw SchedulerErrors.exists("Schedule " + request.name());
        }
        var now = world.clock().instant();
        var view = PojoCopy.copy(request, GetScheduleResponse.builder()).creationDate(now);
        return CreateScheduleResponse.builder()
                .scheduleArn(put(group, view, now))
                .build();
    }

    @Override
    public synchronized UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request) {
        var group = group(request.groupName());
        var before = schedule(request.groupName(), request.name());
        var view = PojoCopy.copy(request, GetScheduleResponse.builder())
                .creationDate(before.view().creationDate());
        var arn = put(group, view, world.clock().instant());
        before.stop();
        return UpdateScheduleResponse.builder().scheduleArn(arn).build();
    }

    private String put(Group group, GetScheduleResponse.Builder builder, Instant now) {
        var name = builder.build().name();
        var arn = arn("schedule/" + group.name + "/" + name);
        var draft = builder.build();
        var view = builder.arn(arn)
                .groupName(group.name)
                .lastModificationDate(now)
                .state(Objects.requireNonNullElse(draft.stateAsString(), "ENABLED"))
                .scheduleExpressionTimezone(Objects.requireNonNullElse(draft.scheduleExpressionTimezone(), "UTC"))
                .actionAfterCompletion(Objects.requireNonNullElse(draft.actionAfterCompletionAsString(), "NONE"))
                .build();
        check(view);
        var stored = new StoredSchedule(world, view, () -> delete(group.name, name));
        group.schedules.put(name, stored);
        stored.start();
        return arn;
    }

    private static void check(GetScheduleResponse view) {
        if (view.scheduleExpression() == null || view.target() == null || view.flexibleTimeWindow() == null) {
            throw SchedulerErrors.invalid("ScheduleExpression, Target and FlexibleTimeWindow are required.");
        }
        if (view.target().roleArn() == null) {
            throw SchedulerErrors.invalid("Target.RoleArn is required.");
        }
        try {
            Arn.parse(String.valueOf(view.target().arn()));
        } catch (IllegalArgumentException e) {
            throw SchedulerErrors.invalid("Provided Target Arn " + view.target().arn() + " is invalid.", e);
        }
        if (view.target().arn().startsWith("arn:aws:scheduler:::aws-sdk:")) {
            throw SchedulerErrors.invalid("The shim does not serve universal targets: "
                    + view.target().arn());
        }
    }

    @Override
    public synchronized GetScheduleResponse getSchedule(GetScheduleRequest request) {
        return schedule(request.groupName(), request.name()).view();
    }

    @Override
    public synchronized DeleteScheduleResponse deleteSchedule(DeleteScheduleRequest request) {
        schedule(request.groupName(), request.name());
        delete(group(request.groupName()).name, request.name());
        return DeleteScheduleResponse.builder().build();
    }

    private synchronized void delete(String group, String name) {
        var removed = group(group).schedules.remove(name);
        if (removed != null) {
            removed.stop();
        }
    }

    @Override
    public synchronized ListSchedulesResponse listSchedules(ListSchedulesRequest request) {
        var all = groups.values().stream()
                .filter(group ->
                        request.groupName() == null || request.groupName().equals(group.name))
                .flatMap(group -> group.schedules.values().stream())
                .map(StoredSchedule::view)
                .filter(view -> request.namePrefix() == null || view.name().startsWith(request.namePrefix()))
                .filter(view -> request.state() == null || view.state() == request.state())
                .toList();
        var page = Pages.cut(
                all,
                GetScheduleResponse::arn,
                request.nextToken(),
                Objects.requireNonNullElse(request.maxResults(), PAGE));
        return ListSchedulesResponse.builder()
                .schedules(page.items().stream().map(LocalScheduler::summary).toList())
                .nextToken(page.next())
                .build();
    }

    private static ScheduleSummary summary(GetScheduleResponse view) {
        return ScheduleSummary.builder()
                .arn(view.arn())
                .name(view.name())
                .groupName(view.groupName())
                .state(view.stateAsString())
                .creationDate(view.creationDate())
                .lastModificationDate(view.lastModificationDate())
                .target(target -> target.arn(view.target().arn()))
                .build();
    }

    @Override
    public synchronized CreateScheduleGroupResponse createScheduleGroup(CreateScheduleGroupRequest request) {
        checkName(request.name());
        if (groups.containsKey(request.name())) {
            throw SchedulerErrors.exists("Schedule group " + request.name());
        }
        var group = new Group(request.name(), world.clock().instant());
        request.tags().forEach(tag -> group.tags.put(tag.key(), tag.value()));
        groups.put(group.name, group);
        return CreateScheduleGroupResponse.builder()
                .scheduleGroupArn(arn("schedule-group/" + group.name))
                .build();
    }

    @Override
    public synchronized GetScheduleGroupResponse getScheduleGroup(GetScheduleGroupRequest request) {
        var group = group(request.name());
        return GetScheduleGroupResponse.builder()
                .name(group.name)
                .arn(arn("schedule-group/" + group.name))
                .state("ACTIVE")
                .creationDate(group.created)
                .lastModificationDate(group.created)
                .build();
    }

    @Override
    public synchronized DeleteScheduleGroupResponse deleteScheduleGroup(DeleteScheduleGroupRequest request) {
        var group = group(request.name());
        if (group.name.equals(DEFAULT)) {
            throw SchedulerErrors.invalid("The default schedule group cannot be deleted.");
        }
        group.schedules.values().forEach(StoredSchedule::stop);
        groups.remove(group.name);
        return DeleteScheduleGroupResponse.builder().build();
    }

    @Override
    public synchronized ListScheduleGroupsResponse listScheduleGroups(ListScheduleGroupsRequest request) {
        return ListScheduleGroupsResponse.builder()
                .scheduleGroups(groups.values().stream()
                        .filter(group -> request.namePrefix() == null || group.name.startsWith(request.namePrefix()))
                        .map(group -> ScheduleGroupSummary.builder()
                                .name(group.name)
                                .arn(arn("schedule-group/" + group.name))
                                .state("ACTIVE")
                                .creationDate(group.created)
                                .lastModificationDate(group.created)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public synchronized TagResourceResponse tagResource(TagResourceRequest request) {
        var tags = tagged(request.resourceArn()).tags;
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public synchronized UntagResourceResponse untagResource(UntagResourceRequest request) {
        tagged(request.resourceArn()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public synchronized ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        List<Tag> tags = tagged(request.resourceArn()).tags.entrySet().stream()
                .map(each ->
                        Tag.builder().key(each.getKey()).value(each.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private Group tagged(@Nullable String arn) {
        return group(String.valueOf(arn).replaceFirst(".*:schedule-group/", ""));
    }

    private Group group(@Nullable String name) {
        var wanted = Objects.requireNonNullElse(name, DEFAULT);
        var group = groups.get(wanted);
        if (group == null) {
            throw SchedulerErrors.noGroup(wanted);
        }
        return group;
    }

    private StoredSchedule schedule(@Nullable String group, @Nullable String name) {
        var found = group(group).schedules.get(String.valueOf(name));
        if (found == null) {
            throw SchedulerErrors.noSchedule(String.valueOf(name));
        }
        return found;
    }

    private static void checkName(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw SchedulerErrors.invalid("1 validation error detected: Value '" + name
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + "^[0-9a-zA-Z-_.]+$");
        }
    }

    private String arn(String resource) {
        return new Arn("scheduler", world.region(), world.accountId(), resource).toString();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Stops all schedules. */
    @Override
    public synchronized void close() {
        groups.values().forEach(group -> group.schedules.values().forEach(StoredSchedule::stop));
    }
}
