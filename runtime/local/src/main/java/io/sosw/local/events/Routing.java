package io.sosw.local.events;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Takes events in and brings them to the targets of the rules that match. Safe for use by several threads. */
final class Routing {
    private static final System.Logger LOG = System.getLogger(Routing.class.getName());
    private static final String PRINCIPAL = "events.amazonaws.com";
    private final World world;
    private final Buses buses;

    Routing(World world) {
        this.world = world;
        this.buses = new Buses(world, this::due);
    }

    Buses buses() {
        return buses;
    }

    PutEventsResultEntry put(PutEventsRequestEntry entry) {
        var problem = problem(entry);
        if (problem.isPresent()) {
            return problem.get();
        }
        Object detail;
        try {
            detail = Json.parse(entry.detail());
        } catch (JsonException e) {
            LOG.log(Level.DEBUG, "An event's detail is not JSON", e);
            return refused("MalformedDetail", "Detail is malformed.");
        }
        if (!(detail instanceof Map<?, ?>)) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
        var event = event(
                entry.source(),
                entry.detailType(),
                Objects.requireNonNullElse(entry.time(), world.clock().instant()),
                entry.resources(),
                detail);
        route(entry.eventBusName(), event);
        return PutEventsResultEntry.builder()
                .eventId(String.valueOf(event.get("id")))
                .build();
    }

    private static Optional<PutEventsResultEntry> problem(PutEventsRequestEntry entry) {
        Map<String, @Nullable String> members = new LinkedHashMap<>();
        members.put("Source", entry.source());
        members.put("DetailType", entry.detailType());
        members.put("Detail", entry.detail());
        for (var member : members.entrySet()) {
            if (member.getValue() == null || member.getValue().isEmpty()) {
                var name = member.getKey();
                return Optional.of(refused(
                        "InvalidArgument",
                        "Parameter " + name + " is not valid. Reason: " + name + " is a required argument."));
            }
        }
        return entry.source().startsWith("aws.")
                ? Optional.of(refused("NotAuthorizedForSourceException", "Not authorized for the source."))
                : Optional.empty();
    }

    private static PutEventsResultEntry refused(String code, String text) {
        return PutEventsResultEntry.builder().errorCode(code).errorMessage(text).build();
    }

    private Map<String, Object> event(String source, String type, Instant time, List<String> resources, Object detail) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", Ids.uuid(world.random()).toString());
        event.put("detail-type", type);
        event.put("source", source);
        event.put("account", world.accountId());
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", world.region());
        event.put("resources", resources);
        event.put("detail", detail);
        return event;
    }

    /** An event on a bus that does not exist is lost, as on AWS. */
    void route(@Nullable String busName, Map<String, Object> event) {
        var bus = buses.all().stream()
                .filter(each -> busName == null
                        ? each.name.equals(Buses.DEFAULT)
                        : each.name.equals(busName) || each.arn.equals(busName))
                .findFirst();
        bus.ifPresent(found -> found.rules.values().stream()
                .filter(rule -> rule.matches(event))
                .forEach(rule -> deliver(rule, event)));
    }

    /** An event that another service made for the default bus. */
    void arrived(String source, String type, List<String> resources, Object detail) {
        route(null, event(source, type, world.clock().instant(), resources, detail));
    }

    private void due(Rule rule, Instant moment) {
        deliver(rule, event("aws.events", "Scheduled Event", moment, List.of(rule.arn()), Map.of()));
    }

    private void deliver(Rule rule, Map<String, Object> event) {
        for (var target : rule.targets()) {
            try {
                deliver(rule, target, event);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Rule " + rule.name() + " cannot reach " + target.arn() + ": " + e.getMessage());
                dropped(rule, target, event, e);
            }
        }
    }

    private void deliver(Rule rule, Target target, Map<String, Object> event) {
        var arn = Arn.parse(target.arn());
        if (arn.service().equals("events")) {
            route(target.arn(), event);
            return;
        }
        var sqs = target.sqsParameters();
        var group = sqs == null || sqs.messageGroupId() == null ? "" : sqs.messageGroupId();
        var body = TargetInput.of(target, rule, event);
        var id = group.isEmpty() ? "" : String.valueOf(event.get("id"));
        world.deliveries().deliver(arn, new Deliveries.Message(PRINCIPAL, rule.arn(), body, Map.of(), group, id));
    }

    private void dropped(Rule rule, Target target, Map<String, Object> event, RuntimeException cause) {
        var queue = target.deadLetterConfig() == null
                ? null
                : target.deadLetterConfig().arn();
        if (queue == null) {
            return;
        }
        var attributes = Map.of(
                "RULE_ARN", rule.arn(),
                "TARGET_ARN", target.arn(),
                "ERROR_CODE", "NO_RESOURCE",
                "ERROR_MESSAGE", String.valueOf(cause.getMessage()));
        try {
            world.deliveries()
                    .deliver(
                            Arn.parse(queue),
                            new Deliveries.Message(PRINCIPAL, rule.arn(), Json.write(event), attributes, "", ""));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The dead-letter queue " + queue + " cannot be reached: " + e.getMessage());
        }
    }
}
