package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import io.sosw.error.UserError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/**
 * New code for functions without CloudFormation, for development: their {@code $LATEST} gets it, all at once, and the alias
 * {@code live} points to that. No version is published, so the next deployment by CloudFormation still has one to publish:
 * its logical id holds the hash of the code.
 */
final class FastPath {
    private final Clients clients;
    private final Moves moves;
    private final Protocol protocol;
    private final Pause pause;
    private final ExecutorService threads;

    FastPath(Clients clients, Moves moves, Protocol protocol, Pause pause, ExecutorService threads) {
        this.clients = clients;
        this.moves = moves;
        this.protocol = protocol;
        this.pause = pause;
        this.threads = threads;
    }

    /** Refuses where what is deployed must be what the stack says. */
    static void require(Target target, boolean terminationProtected) {
        if (target.isProtected() || terminationProtected) {
            throw new UserError(
                    "the fast path (sosw.fast) leaves a stack that does not say what runs, and the "
                            + (target.isProtected()
                                    ? "environment '" + target.environment() + "' is protected (protected: true)"
                                    : "stack " + target.stack().value() + " is protected from termination"),
                    "type " + target.command("deploy") + " without -Dsosw.fast.",
                    "deploy-protected");
        }
    }

    /**
     * Updates functions.
     *
     * @param ids logical ids
     * @param hash of the code; functions that are noted to have it are passed over
     * @param code names where it lies
     */
    void run(String stackId, List<String> ids, String hash, UnaryOperator<UpdateFunctionCodeRequest.Builder> code)
            throws InterruptedException {
        var noted = moves.read();
        var names = Stacks.resources(clients.cloudFormation(), stackId).stream()
                .filter(resource -> ids.contains(resource.logicalResourceId()))
                .map(StackResourceSummary::physicalResourceId)
                .filter(name -> !hash.equals(noted.get(name)))
                .toList();
        if (names.isEmpty()) {
            protocol.line("Up to date: the functions have this code, without CloudFormation.");
            return;
        }
        moves.note(noted, each(names, ""));
        var lambda = clients.lambda().get();
        var updates = names.stream()
                .map(name -> threads.submit(() -> update(lambda, name, code)))
                .toList();
        for (var update : updates) {
            try {
                update.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            }
        }
        moves.note(noted, each(names, hash));
        protocol.line(
                "Only code has changed: " + names.size() + (names.size() == 1 ? " function has" : " functions have")
                        + " it, without CloudFormation; the next deploy without -Dsosw.fast publishes a version.");
    }

    private static Map<String, String> each(List<String> names, String hash) {
        var noted = new TreeMap<String, String>();
        names.forEach(name -> noted.put(name, hash));
        return noted;
    }

    private void update(LambdaClient lambda, String name, UnaryOperator<UpdateFunctionCodeRequest.Builder> code) {
        var status = lambda.updateFunctionCode(
                        code.apply(UpdateFunctionCodeRequest.builder().functionName(name))
                                .build())
                .lastUpdateStatus();
        var waiting = pause.growing();
        while (status == LastUpdateStatus.IN_PROGRESS) {
            waiting.next();
            status = lambda.getFunctionConfiguration(request -> request.functionName(name))
                    .lastUpdateStatus();
        }
        lambda.updateAlias(request -> request.functionName(name)
                .name(Names.ALIAS)
                .functionVersion("$LATEST")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
        protocol.line("  " + name + ": live is the new code");
    }
}
