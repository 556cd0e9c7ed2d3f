package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;

/** A schedule or event pattern with its targets. */
final class EventRuleType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Events::Rule";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("Name", "EventBusName");
    }

    @Override
    public String naming() {
        return "Name";
    }

    @Override
    public Made create(Desired desired, Services services) {
        return put(desired.name("Name"), desired.properties(), services);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var kept = ids(desired.properties());
        remove(
                current,
                bus(before),
                ids(before).stream().filter(id -> !kept.contains(id)).toList(),
                services);
        return put(rule(current), desired.properties(), services);
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var bus = bus(last);
        remove(current, bus, ids(last), services);
        services.get(EventBridgeClient.class)
                .deleteRule(request -> request.name(rule(current)).eventBusName(bus));
    }

    private static Made put(String name, Properties properties, Services services) {
        var events = services.get(EventBridgeClient.class);
        var arn = events.putRule(properties
                        .fill(PutRuleRequest.builder(), "Targets")
                        .name(name)
                        .build())
                .ruleArn();
        if (!properties.list("Targets").isEmpty()) {
            var targets = new Properties(Map.of("Targets", properties.list("Targets")));
            events.putTargets(targets.fill(PutTargetsRequest.builder())
                    .rule(name)
                    .eventBusName(bus(properties))
                    .build());
        }
        var bus = bus(properties);
        return new Made(bus == null ? name : bus + "|" + name, Map.of("Arn", arn));
    }

    private static void remove(Made current, @Nullable String bus, List<String> ids, Services services) {
        if (!ids.isEmpty()) {
            services.get(EventBridgeClient.class)
                    .removeTargets(request ->
                            request.rule(rule(current)).eventBusName(bus).ids(ids));
        }
    }

    /** {@code Ref} gives bus and rule for rules of other buses than the default one. */
    private static String rule(Made current) {
        return current.physicalId().replaceFirst(".*\\|", "");
    }

    private static @Nullable String bus(Properties properties) {
        return properties.value("EventBusName").map(Properties::asText).orElse(null);
    }

    private static List<String> ids(Properties properties) {
        return properties.maps("Targets").stream().map(each -> each.text("Id")).toList();
    }
}
