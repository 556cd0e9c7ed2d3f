package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** Leads functions back to the version that the stack says, after a rollback, the fast path or half a gradual shift. */
final class Settlement {
    private final Clients clients;
    private final Moves moves;
    private final Protocol protocol;

    Settlement(Clients clients, Moves moves, Protocol protocol) {
        this.clients = clients;
        this.moves = moves;
        this.protocol = protocol;
    }

    /**
     * Does nothing, after one call, where nothing was moved.
     *
     * @param code names where the code lies that the stack says; asked only where it is needed
     */
    void run(String stackId, UnaryOperator<UpdateFunctionCodeRequest.Builder> code) {
        var moved = moves.read();
        if (moved.isEmpty()) {
            return;
        }
        Stacks.resources(clients.cloudFormation(), stackId).stream()
                .filter(resource -> resource.resourceType().equals("AWS::Lambda::Version"))
                // A version that the stack has let go is kept, and still listed.
                .filter(resource -> !resource.resourceStatusAsString().startsWith("DELETE"))
                .map(StackResourceSummary::physicalResourceId)
                .map(arn -> arn.split(":", -1))
                .filter(arn -> arn.length == 8 && moved.containsKey(arn[6]))
                .forEach(arn -> settle(clients.lambda().get(), arn[6], arn[7], code));
        moves.forget();
    }

    private void settle(
            LambdaClient lambda, String name, String version, UnaryOperator<UpdateFunctionCodeRequest.Builder> code) {
        try {
            var alias = lambda.getAlias(request -> request.functionName(name).name(Names.ALIAS));
            boolean parted = alias.routingConfig() != null
                    && !alias.routingConfig().additionalVersionWeights().isEmpty();
            if (parted || !alias.functionVersion().equals(version)) {
                lambda.updateAlias(request -> request.functionName(name)
                        .name(Names.ALIAS)
                        .functionVersion(version)
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
                protocol.line(name + ": live is version " + version + " again, as the stack says; was "
                        + alias.functionVersion() + (parted ? " and a part of another" : "") + ".");
            }
            var latest = lambda.getFunctionConfiguration(request -> request.functionName(name));
            var said = lambda.getFunctionConfiguration(
                    request -> request.functionName(name).qualifier(version));
            if (!latest.codeSha256().equals(said.codeSha256())) {
                lambda.updateFunctionCode(
                        code.apply(UpdateFunctionCodeRequest.builder().functionName(name))
                                .build());
            }
        } catch (ResourceNotFoundException gone) {
            protocol.log(name + " is no more: " + gone.getMessage());
        }
    }
}
