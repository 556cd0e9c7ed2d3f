package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Which version of each function is live, and how to go back to the one before. */
final class Versions {
    private final Clients clients;
    private final Protocol protocol;

    Versions(Clients clients, Protocol protocol) {
        this.clients = clients;
        this.protocol = protocol;
    }

    /** Points the alias of each function at the version before the live one. */
    void rollBack(Target target, Optional<String> only, Predicate<String> confirmed) {
        var steps = chosen(functions(target), only, target).stream()
                .flatMap(name -> back(name).stream())
                .toList();
        if (steps.isEmpty()) {
            throw new UserError(
                    "the stack " + target.stack().value() + " has no function"
                            + only.map(name -> " '" + name + "' (-Dsosw.func)").orElse(""),
                    target.command("status") + " lists what is deployed.",
                    "deploy-rollback");
        }
        if (steps.stream().noneMatch(step -> step.to().isPresent())) {
            throw new UserError(
                    steps.stream()
                            .map(step -> "there is no version of " + step.function() + " before the live one, "
                                    + step.from())
                            .collect(Collectors.joining("; ")),
                    "deploy the older code with " + target.command("deploy") + ".",
                    "deploy-rollback");
        }
        for (Back step : steps) {
            if (step.to().isEmpty()) {
                protocol.line(step.function() + ": stays at version " + step.from() + ", there is none before it.");
            } else if (confirmed.test("Let " + step.function() + " go back from version " + step.from() + " to "
                    + step.to().get() + "?")) {
                protocol.ifInterrupted("Some functions may have gone back already: " + target.command("status")
                        + " shows the live version of each.");
                note(target, step.function());
                clients.lambda()
                        .get()
                        .updateAlias(request -> request.functionName(step.function())
                                .name(Names.ALIAS)
                                .functionVersion(step.to().get())
                                .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
                protocol.line(step.function() + ": live is version " + step.to().get() + " now, was " + step.from()
                        + ". The next deploy leads to what the project says then.");
            }
        }
    }

    /** Where a function's calls go, and where they went before; in the middle of a gradual shift that is its start. */
    private record Back(String function, String from, Optional<String> to) {}

    private Optional<Back> back(String function) {
        try {
            var alias = alias(function);
            if (!weights(alias).isEmpty()) {
                return Optional.of(new Back(function, told(alias), Optional.of(alias.functionVersion())));
            }
            int live = number(alias);
            var before = versions(function).stream()
                    .filter(version -> version < live)
                    .max(Comparator.naturalOrder())
                    .map(version -> Integer.toString(version));
            return Optional.of(new Back(function, told(alias), before));
        } catch (ResourceNotFoundException noAlias) {
            return Optional.empty(); // a function of the project's own template
        }
    }

    /** The functions that are meant by a name of sosw.yml; all without one. */
    static List<String> chosen(List<String> all, Optional<String> only, Target target) {
        if (only.isEmpty()) {
            return all;
        }
        var exact = target.application() + "-" + only.get();
        return all.contains(exact)
                ? List.of(exact)
                : all.stream().filter(name -> name.endsWith("-" + only.get())).toList();
    }

    /** For the next deployment, which otherwise would see a stack without changes and leave it at that. */
    private void note(Target target, String function) {
        Stacks.find(clients.cloudFormation(), target.stack().value())
                .flatMap(Stacks::bucket)
                .map(bucket -> new Moves(clients.s3().get(), bucket, Assets.prefix(target.application())))
                .ifPresent(moves -> moves.note(moves.read(), Map.of(function, "")));
    }

    /** Of all stacks of the environment. */
    List<String> functions(Target target) {
        return Stacks.all(clients.cloudFormation(), target).stream()
                .flatMap(stack -> Stacks.resources(clients.cloudFormation(), stack.stackId()).stream())
                .filter(each -> each.resourceType().equals("AWS::Lambda::Function"))
                .filter(each -> !each.resourceStatusAsString().equals("DELETE_COMPLETE"))
                .map(StackResourceSummary::physicalResourceId)
                .toList();
    }

    /** {@code live is version 3 of 1, 2, 3}. */
    String told(String function) {
        try {
            return function + ": live is version " + told(alias(function)) + " of "
                    + versions(function).stream().map(String::valueOf).collect(Collectors.joining(", "));
        } catch (ResourceNotFoundException noAlias) {
            return function + ": nothing is live";
        }
    }

    /** The live version, if any, and those that there are. */
    Map<String, Object> numbers(String function) {
        var numbers = new LinkedHashMap<String, Object>();
        try {
            var alias = alias(function);
            numbers.put("live", alias.functionVersion());
            if (!weights(alias).isEmpty()) {
                numbers.put("shares", weights(alias));
            }
        } catch (ResourceNotFoundException noAlias) {
            numbers.put("live", "");
        }
        numbers.put("versions", versions(function));
        return numbers;
    }

    private GetAliasResponse alias(String function) {
        return clients.lambda()
                .get()
                .getAlias(request -> request.functionName(function).name(Names.ALIAS));
    }

    private static Map<String, Double> weights(GetAliasResponse alias) {
        return alias.routingConfig() == null ? Map.of() : alias.routingConfig().additionalVersionWeights();
    }

    /** The fast path's code is no version; the one before it is the newest. */
    private static int number(GetAliasResponse alias) {
        return alias.functionVersion().equals("$LATEST")
                ? Integer.MAX_VALUE
                : Integer.parseInt(alias.functionVersion());
    }

    private static String told(GetAliasResponse alias) {
        return (alias.functionVersion().equals("$LATEST")
                        ? "$LATEST (deployed by the fast path)"
                        : alias.functionVersion())
                + weights(alias).entrySet().stream()
                        .map(share ->
                                " (" + Shift.told(share.getValue()) + " of the calls go to " + share.getKey() + ")")
                        .collect(Collectors.joining());
    }

    private List<Integer> versions(String function) {
        var versions = new ArrayList<Integer>();
        clients
                .lambda()
                .get()
                .listVersionsByFunctionPaginator(request -> request.functionName(function))
                .versions()
                .stream()
                .map(FunctionConfiguration::version)
                .filter(version -> version.matches("[0-9]+"))
                .forEach(version -> versions.add(Integer.valueOf(version)));
        return versions;
    }
}
