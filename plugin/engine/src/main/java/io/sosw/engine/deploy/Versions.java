package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
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
                            "there is no version of " + function + " before the live one, " + live,
                            "deploy the older code with " + target.command("deploy") + ".",
                            "deploy-rollback"));
            if (confirmed.test("Let " + function + " go back from version " + live + " to " + before + "?")) {
                clients.lambda()
                        .get()
                        .updateAlias(request -> request.functionName(function)
                                .name(Names.ALIAS)
                                .functionVersion(Integer.toString(before)));
                protocol.line(function + ": live is version " + before + " now, was " + live
                        + ". The next deploy with changes makes a new one.");
            }
        }
    }

    List<String> functions(Target target) {
        return clients
                .cloudFormation()
                .describeStackResources(
                        request -> request.stackName(target.stack().value()))
                .stackResources()
                .stream()
                .filter(each -> each.resourceType().equals("AWS::Lambda::Function"))
                .map(StackResource::physicalResourceId)
                .toList();
    }

    /** {@code live is version 3 of 1, 2, 3}. */
    String told(String function) {
        try {
            return function + ": live is version " + live(function) + " of "
                    + versions(function).stream()
                            .map(String::valueOf)
                            .collect(java.util.stream.Collectors.joining(", "));
        } catch (ResourceNotFoundException noAlias) {
            return function + ": nothing is live";
        }
    }

    private int live(String function) {
        return Integer.parseInt(clients.lambda()
                .get()
                .getAlias(request -> request.functionName(function).name(Names.ALIAS))
                .functionVersion());
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
