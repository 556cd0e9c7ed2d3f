package io.sosw.local.events;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.*;

/**
 * Amazon EventBridge: buses, rules by pattern and by schedule, targets SQS, SNS, Lambda, Logs and other buses. Other
 * services put events on the default bus by delivering to its ARN. Safe for use by several threads.
 */
public final class LocalEvents implements EventBridgeClient {
    private static final int PAGE = 100;
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_TARGETS = 5;
    private static final int LARGEST = 256 << 10;
    private final Routing routing;
    private final Buses buses;

    public LocalEvents(World world) {
        routing = new Routing(world);
        buses = routing.buses();
        world.deliveries().register("events", (arn, message) -> {
            if (Json.parse(message.body()) instanceof Map<?, ?> detail) {
                var type = message.attributes().getOrDefault("detail-type", "Event");
                var source = message.source().replaceFirst("(.*)\\.amazonaws\\.com", "aws.$1");
                routing.arrived(source, type, List.of(message.sourceArn()), detail);
            }
        });
    }

    @Override
    public CreateEventBusResponse createEventBus(CreateEventBusRequest request) {
        var bus = buses.create(request.name());
        bus.description = request.description();
        bus.tags.putAll(tags(request.tags()));
        return CreateEventBusResponse.builder()
                .eventBusArn(bus.arn)
                .description(bus.description)
                .build();
    }

    @Override
    public DescribeEventBusResponse describeEventBus(DescribeEventBusRequest request) {
        var bus = buses.bus(request.name());
        return DescribeEventBusResponse.builder()
                .name(bus.name)
                .arn(bus.arn)
                .description(bus.description)
                .creationTime(bus.created)
                .lastModifiedTime(bus.created)
                .build();
    }

    @Override
    public DeleteEventBusResponse deleteEventBus(DeleteEventBusRequest request) {
        buses.delete(request.name());
        return DeleteEventBusResponse.builder().build();
    }

    @Override
    public ListEventBusesResponse listEventBuses(ListEventBusesRequest request) {
        var all = buses.all().stream()
                .filter(bus -> starts(bus.name, request.namePrefix()))
                .toList();
        var page = Pages.cut(all, bus -> bus.name, request.nextToken(), most(request.limit()));
        return ListEventBusesResponse.builder()
                .eventBuses(page.items().stream()
                        .map(bus -> EventBus.builder()
                                .name(bus.name)
                                .arn(bus.arn)
                                .description(bus.description)
                                .creationTime(bus.created)
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public PutRuleResponse putRule(PutRuleRequest request) {
        var bus = buses.bus(request.eventBusName());
        if (request.eventPattern() == null && request.scheduleExpression() == null) {
            throw EventErrors.invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (request.scheduleExpression() != null && !bus.name.equals(Buses.DEFAULT)) {
            throw EventErrors.invalid("ScheduleExpression is supported only on the default event bus.");
        }
        var isNew = !bus.rules.containsKey(String.valueOf(request.name()));
        var rule = buses.ruleToDefine(request.name(), bus);
        try {
            rule.define(request);
        } catch (RuntimeException e) {
            if (isNew) {
                bus.rules.remove(request.name());
            }
            throw e;
        }
        rule.tags.putAll(tags(request.tags()));
        return PutRuleResponse.builder().ruleArn(rule.arn()).build();
    }

    @Override
    public DescribeRuleResponse describeRule(DescribeRuleRequest request) {
        var rule = buses.rule(request.name(), request.eventBusName());
        var definition = rule.definition();
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(rule.arn())
                .eventPattern(definition.eventPattern())
                .scheduleExpression(definition.scheduleExpression())
                .state(rule.state())
                .description(definition.description())
                .roleArn(definition.roleArn())
                .eventBusName(rule.bus())
                .build();
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        var rule = buses.bus(request.eventBusName()).rules.get(String.valueOf(request.name()));
        if (rule != null) {
            if (!rule.targets().isEmpty()) {
                throw EventErrors.invalid("Rule can't be deleted since it has targets.");
            }
            rule.stop();
            buses.bus(request.eventBusName()).rules.remove(rule.name());
        }
        return DeleteRuleResponse.builder().build();
    }

    @Override
    public EnableRuleResponse enableRule(EnableRuleRequest request) {
        buses.rule(request.name(), request.eventBusName()).state("ENABLED");
        return EnableRuleResponse.builder().build();
    }

    @Override
    public DisableRuleResponse disableRule(DisableRuleRequest request) {
        buses.rule(request.name(), request.eventBusName()).state("DISABLED");
        return DisableRuleResponse.builder().build();
    }

    @Override
    public ListRulesResponse listRules(ListRulesRequest request) {
        var all = buses.bus(request.eventBusName()).rules.values().stream()
                .filter(rule -> starts(rule.name(), request.namePrefix()))
                .toList();
        var page = Pages.cut(all, Rule::name, request.nextToken(), most(request.limit()));
        return ListRulesResponse.builder()
                .rules(page.items().stream().map(LocalEvents::view).toList())
                .nextToken(page.next())
                .build();
    }

    private static software.amazon.awssdk.services.eventbridge.model.Rule view(Rule rule) {
        var definition = rule.definition();
        return software.amazon.awssdk.services.eventbridge.model.Rule.builder()
                .name(rule.name())
                .arn(rule.arn())
                .eventPattern(definition.eventPattern())
                .scheduleExpression(definition.scheduleExpression())
                .state(rule.state())
                .description(definition.description())
                .roleArn(definition.roleArn())
                .eventBusName(rule.bus())
                .build();
    }

    @Override
    public PutTargetsResponse putTargets(PutTargetsRequest request) {
        var rule = buses.rule(request.rule(), request.eventBusName());
        for (var target : request.targets()) {
            TargetRules.check(target);
        }
        var ids =
                new java.util.HashSet<>(rule.targets().stream().map(Target::id).toList());
        request.targets().forEach(target -> ids.add(target.id()));
        if (ids.size() > MOST_TARGETS) {
            throw EventErrors.limit("The requested resource exceeds the maximum number allowed.");
        }
        request.targets().forEach(rule::put);
        return PutTargetsResponse.builder()
                .failedEntryCount(0)
                .failedEntries(List.of())
                .build();
    }

    @Override
    public RemoveTargetsResponse removeTargets(RemoveTargetsRequest request) {
        var rule = buses.rule(request.rule(), request.eventBusName());
        var failed = new ArrayList<RemoveTargetsResultEntry>();
        for (var id : request.ids()) {
            if (!rule.remove(id)) {
                failed.add(RemoveTargetsResultEntry.builder()
                        .targetId(id)
                        .errorCode("ResourceNotFoundException")
                        .errorMessage("Rule " + rule.name() + " does not have target " + id + ".")
                        .build());
            }
        }
        return RemoveTargetsResponse.builder()
                .failedEntryCount(failed.size())
                .failedEntries(failed)
                .build();
    }

    @Override
    public ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
        return ListTargetsByRuleResponse.builder()
                .targets(buses.rule(request.rule(), request.eventBusName()).targets())
                .build();
    }

    @Override
    public ListRuleNamesByTargetResponse listRuleNamesByTarget(ListRuleNamesByTargetRequest request) {
        var names = buses.bus(request.eventBusName()).rules.values().stream()
                .filter(rule -> rule.targets().stream().anyMatch(t -> t.arn().equals(request.targetArn())))
                .map(Rule::name)
                .toList();
        return ListRuleNamesByTargetResponse.builder().ruleNames(names).build();
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        if (request.entries().isEmpty() || request.entries().size() > MOST_ENTRIES) {
            throw EventErrors.invalid(
                    "1 validation error detected: Value '" + request.entries().size()
                            + " entries' at 'entries' failed to satisfy constraint: Member must have length from 1 to 10");
        }
        var size = request.entries().stream()
                .mapToInt(entry -> entry.detail() == null ? 0 : entry.detail().length())
                .sum();
        if (size > LARGEST) {
            throw EventErrors.invalid("Total size of the entries in the request is over the limit.");
        }
        var results = request.entries().stream().map(routing::put).toList();
        return PutEventsResponse.builder()
                .entries(results)
                .failedEntryCount((int) results.stream()
                        .filter(result -> result.errorCode() != null)
                        .count())
                .build();
    }

    @Override
    public TestEventPatternResponse testEventPattern(TestEventPatternRequest request) {
        var pattern = Rule.pattern(request.eventPattern());
        try {
            var matches = Json.parse(request.event()) instanceof Map<?, ?> event && pattern.matches(event);
            return TestEventPatternResponse.builder().result(matches).build();
        } catch (JsonException e) {
            throw EventErrors.invalid("Parameter Event is not valid. Reason: " + e.getMessage());
        }
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        buses.tags(request.resourceARN()).putAll(tags(request.tags()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        buses.tags(request.resourceARN()).keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        var tags = buses.tags(request.resourceARN()).entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    private static boolean starts(String name, @Nullable String prefix) {
        return prefix == null || name.startsWith(prefix);
    }

    private static int most(@Nullable Integer limit) {
        return Objects.requireNonNullElse(limit, PAGE);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Stops the schedules. */
    @Override
    public void close() {
        buses.all().forEach(bus -> bus.rules.values().forEach(Rule::stop));
    }
}
