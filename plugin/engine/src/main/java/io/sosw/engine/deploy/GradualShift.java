package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Lets calls of the alias {@code live} go over to new versions bit by bit, and back at once when an alarm rings. The stack
 * first gets the new versions with aliases that still give most calls to the old ones; the shares in between are set on the
 * aliases themselves; at the end the stack gets the template as the project says.
 */
final class GradualShift {
    private final Clients clients;
    private final Moves moves;
    private final Protocol protocol;
    private final Pause pause;
    private final Shift shift;
    private final Alarms alarms;
    private final Map<String, String> old = new TreeMap<>();

    GradualShift(Clients clients, Moves moves, Protocol protocol, Pause pause, Shift shift, Alarms alarms) {
        this.clients = clients;
        this.moves = moves;
        this.protocol = protocol;
        this.pause = pause;
        this.shift = shift;
        this.alarms = alarms;
    }

    /** The template with which the shift begins; the same one if there is no version to go over to. */
    Template first(String stackId, String deployed, Template wanted) {
        var before = deployedResources(deployed);
        var root = Objects.requireNonNull(Json.parse(wanted.text()));
        var names = Stacks.resources(clients.cloudFormation(), stackId).stream()
                .collect(Collectors.toMap(
                        StackResourceSummary::logicalResourceId, StackResourceSummary::physicalResourceId));
        resources(root).forEach((id, resource) -> {
            var alias = properties(resource);
            if (!type(resource).equals("AWS::Lambda::Alias")
                    || !Names.ALIAS.equals(alias.get("Name"))
                    || Objects.equals(before.get(id), resource)) {
                return;
            }
            var function = names.get(reference(alias.get("FunctionName")));
            var live = function == null ? null : live(function);
            if (live == null) {
                return;
            }
            old.put(Objects.requireNonNull(function), live);
            var version = Objects.requireNonNull(alias.get("FunctionVersion"));
            alias.put("RoutingConfig", Shift.routing(version, shift.shares().get(0)));
            alias.put("FunctionVersion", live);
        });
        return old.isEmpty() ? wanted : Template.parse("the rendered template", Json.pretty(root) + "\n");
    }

    private static Map<String, Object> deployedResources(String template) {
        try {
            return resources(Json.parse(template));
        } catch (JsonException yaml) {
            return Map.of(); // made by other means, as the shim makes its stack: our alias is not in it
        }
    }

    private @Nullable String live(String function) {
        try {
            var version = clients.lambda()
                    .get()
                    .getAlias(request -> request.functionName(function).name(Names.ALIAS))
                    .functionVersion();
            return version.equals("$LATEST") ? null : version;
        } catch (ResourceNotFoundException noAlias) {
            return null;
        }
    }

    /** Refuses to begin under an alarm, and notes what will be moved. */
    void begin() {
        var ringing = alarms.ringing(old.keySet());
        if (!ringing.isEmpty()) {
            throw new UserError(
                    "an alarm of the functions is in ALARM before anything was changed: " + String.join("; ", ringing),
                    "wait until it is over, or deploy at once by leaving sosw.shift out.",
                    "deploy-alarm");
        }
        if (alarms.watching(old.keySet()).isEmpty()) {
            protocol.line("No alarm watches " + String.join(", ", old.keySet())
                    + " (AWS::CloudWatch::Alarm with the dimension FunctionName, or -Dsosw.alarms): only time passes.");
        }
        moves.note(moves.read(), old.keySet().stream().collect(Collectors.toMap(name -> name, name -> "")));
    }

    /** Once the stack has the new versions: the shares one after the other. */
    void carryOut(String stackId) {
        var versions = newest(stackId);
        for (double share : shift.shares()) {
            versions.forEach((function, version) -> weigh(function, Map.of(version, share)));
            versions.forEach((function, version) -> protocol.line("  " + function + ": " + Shift.told(share)
                    + " of the calls go to version " + version + ", the others to " + old.get(function)));
            watch();
        }
    }

    private Map<String, String> newest(String stackId) {
        var versions = new LinkedHashMap<String, String>();
        Stacks.resources(clients.cloudFormation(), stackId).stream()
                .filter(resource -> resource.resourceType().equals("AWS::Lambda::Version"))
                .map(resource -> resource.physicalResourceId().split(":", -1))
                .filter(arn -> arn.length == 8 && old.containsKey(arn[6]) && !arn[7].equals(old.get(arn[6])))
                .forEach(arn -> versions.put(arn[6], arn[7]));
        return versions;
    }

    private void watch() {
        var end = protocol.clock().instant().plus(shift.pause());
        while (true) {
            var ringing = alarms.ringing(old.keySet());
            if (!ringing.isEmpty()) {
                old.keySet().forEach(function -> weigh(function, Map.of()));
                throw new UserError(
                        "the new version was taken back, since an alarm is in ALARM: " + String.join("; ", ringing)
                                + "; all calls go to "
                                + old.entrySet().stream()
                                        .map(entry -> "version " + entry.getValue() + " of " + entry.getKey())
                                        .collect(Collectors.joining(", "))
                                + " again",
                        "look at mvn sosw:logs, mend the function, then deploy again.",
                        "deploy-alarm");
            }
            var left =
                    java.time.Duration.between(protocol.clock().instant(), end).toMillis();
            if (left <= 0) {
                return;
            }
            pause.forMillis(Math.min(left, Alarms.LOOK_AGAIN));
        }
    }

    private void weigh(String function, Map<String, Double> weights) {
        LambdaClient lambda = clients.lambda().get();
        lambda.updateAlias(request -> request.functionName(function)
                .name(Names.ALIAS)
                .functionVersion(old.get(function))
                .routingConfig(routing -> routing.additionalVersionWeights(weights)));
    }

    private static String reference(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? String.valueOf(map.get("Ref")) : "";
    }

    private static String type(Object resource) {
        return resource instanceof Map<?, ?> map ? String.valueOf(map.get("Type")) : "";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Object resource) {
        return resource instanceof Map<?, ?> map && map.get("Properties") instanceof Map<?, ?> properties
                ? (Map<String, Object>) properties
                : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> resources(@Nullable Object root) {
        return root instanceof Map<?, ?> map && map.get("Resources") instanceof Map<?, ?> resources
                ? (Map<String, Object>) resources
                : Map.of();
    }
}
