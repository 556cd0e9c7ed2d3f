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
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
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
        var functions = functions(target).stream()
                .filter(name -> only.isEmpty() || name.endsWith("-" + only.get()))
                .toList();
        if (functions.isEmpty()) {
            throw new UserError(
                    "the stack " + target.stack().value() + " has no function"
                            + only.map(name -> " '" + name + "' (-Dsosw.func)").orElse(""),
                    target.command("status") + " lists what is deployed.",
                    "deploy-rollback");
        }
        for (String function : functions) {
            int live = live(function);
            int before = versions(function).stream()
                    .filter(version -> version < live)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new UserError(
                            "there is no version of " + function + " before the live one, " + told(live),
                            "deploy the older code with " + target.command("deploy") + ".",
                            "deploy-rollback"));
            if (confirmed.test("Let " + function + " go back from version " + told(live) + " to " + before + "?")) {
                note(target, function);
                clients.lambda()
                        .get()
                        .updateAlias(request -> request.functionName(function)
                                .name(Names.ALIAS)
                                .functionVersion(Integer.toString(before))
                                .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
                protocol.line(function + ": live is version " + before + " now, was " + told(live)
                        + ". The next deploy leads to what the project says then.");
            }
        }
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
            return function + ": live is version " + told(live(function)) + " of "
                    + versions(function).stream()
                            .map(String::valueOf)
                            .collect(java.util.stream.Collectors.joining(", "));
        } catch (ResourceNotFoundException noAlias) {
            return function + ": nothing is live";
        }
    }

    /** The live version, if any, and those that there are. */
    Map<String, Object> numbers(String function) {
        var numbers = new LinkedHashMap<String, Object>();
        try {
            int live = live(function);
            numbers.put("live", live == Integer.MAX_VALUE ? "$LATEST" : Integer.toString(live));
        } catch (ResourceNotFoundException noAlias) {
            numbers.put("live", "");
        }
        numbers.put("versions", versions(function));
        return numbers;
    }

    /** The fast path's code is no version; the one before it is the newest. */
    private int live(String function) {
        var version = clients.lambda()
                .get()
                .getAlias(request -> request.functionName(function).name(Names.ALIAS))
                .functionVersion();
        return version.equals("$LATEST") ? Integer.MAX_VALUE : Integer.parseInt(version);
    }

    private static String told(int version) {
        return version == Integer.MAX_VALUE ? "$LATEST (deployed by the fast path)" : Integer.toString(version);
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
