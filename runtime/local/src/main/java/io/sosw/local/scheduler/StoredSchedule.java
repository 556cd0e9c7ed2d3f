package io.sosw.local.scheduler;

import io.sosw.json.Json;
import io.sosw.local.schedule.Schedule;
import io.sosw.local.schedule.Ticker;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.Target;

/** One schedule: waits on the world's clock and sends its input. A flexible window begins at once. */
final class StoredSchedule {
    private static final System.Logger LOG = System.getLogger(StoredSchedule.class.getName());
    private static final String PRINCIPAL = "scheduler.amazonaws.com";
    private final World world;
    private final Runnable completed;
    private final GetScheduleResponse view;
    private final Schedule schedule;
    private @Nullable Ticker ticker;

    /**
     * @param completed called after the last invocation of a schedule that wants to be deleted then
     */
    StoredSchedule(World world, GetScheduleResponse view, Runnable completed) {
        this.world = world;
        this.view = view;
        this.completed = completed;
        this.schedule = bounded(view);
    }

    GetScheduleResponse view() {
        return view;
    }

    private static Schedule bounded(GetScheduleResponse view) {
        var start = Objects.requireNonNullElse(view.startDate(), view.lastModificationDate());
        try {
            var zone = ZoneId.of(Objects.requireNonNullElse(view.scheduleExpressionTimezone(), "UTC"));
            var whole = Schedule.parse(view.scheduleExpression(), zone, start);
            return after -> {
                var from = after.isBefore(start) ? start.minusNanos(1) : after;
                return whole.next(from).filter(due -> view.endDate() == null || !due.isAfter(view.endDate()));
            };
        } catch (DateTimeException e) {
            throw SchedulerErrors.invalid(
                    "Invalid Schedule Expression Timezone " + view.scheduleExpressionTimezone() + ".");
        } catch (IllegalArgumentException e) {
            throw SchedulerErrors.invalid(
                    "Invalid Schedule Expression " + view.scheduleExpression() + ": " + e.getMessage() + ".", e);
        }
    }

    synchronized void start() {
        if ("ENABLED".equals(view.stateAsString())) {
            ticker = Ticker.start(world, schedule, this::due);
        }
    }

    synchronized void stop() {
        if (ticker != null) {
            ticker.stop();
        }
    }

    private void due(Instant moment) {
        try {
            send(moment);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Schedule " + view.name() + " cannot reach " + view.target().arn() + ": " + e.getMessage());
            dropped(moment, e);
        }
        if (view.actionAfterCompletion() == ActionAfterCompletion.DELETE
                && schedule.next(moment).isEmpty()) {
            completed.run();
        }
    }

    private void send(Instant moment) {
        var target = view.target();
        var sqs = target.sqsParameters();
        var group = sqs == null ? "" : Objects.requireNonNullElse(sqs.messageGroupId(), "");
        var id = Ids.uuid(world.random()).toString();
        var bus = target.eventBridgeParameters();
        var attributes = new LinkedHashMap<String, String>();
        Optional.ofNullable(bus).ifPresent(b -> attributes.put("detail-type", b.detailType()));
        var source = bus == null ? PRINCIPAL : bus.source();
        world.deliveries()
                .deliver(
                        Arn.parse(target.arn()),
                        new Deliveries.Message(
                                source,
                                view.arn(),
                                input(target, moment, id),
                                attributes,
                                group,
                                group.isEmpty() ? "" : id));
    }

    /** The input with the context attributes filled in. */
    private String input(Target target, Instant moment, String id) {
        var text = target.input();
        if (text == null) {
            return target.arn().startsWith("arn:aws:lambda:") ? Json.write(scheduled(moment, id)) : "{}";
        }
        return text.replace("<aws.scheduler.schedule-arn>", view.arn())
                .replace(
                        "<aws.scheduler.scheduled-time>",
                        moment.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.execution-id>", id)
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    private Map<String, Object> scheduled(Instant moment, String id) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", world.accountId());
        event.put("time", moment.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", world.region());
        event.put("resources", java.util.List.of(view.arn()));
        event.put("detail", "{}");
        return event;
    }

    private void dropped(Instant moment, RuntimeException cause) {
        var queue = view.target().deadLetterConfig();
        if (queue == null || queue.arn() == null) {
            return;
        }
        var attributes = Map.of(
                "SCHEDULE_ARN", view.arn(),
                "TARGET_ARN", view.target().arn(),
                "ERROR_MESSAGE", String.valueOf(cause.getMessage()));
        var body = input(view.target(), moment, Ids.uuid(world.random()).toString());
        try {
            world.deliveries()
                    .deliver(
                            Arn.parse(queue.arn()),
                            new Deliveries.Message(PRINCIPAL, view.arn(), body, attributes, "", ""));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The dead-letter queue " + queue.arn() + " cannot be reached: " + e.getMessage());
        }
    }
}
