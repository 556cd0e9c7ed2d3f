package io.sosw.engine.deploy;

import io.sosw.engine.deploy.Deployment.Allowed;
import io.sosw.engine.deploy.Deployment.Wanted;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** What a deployment does with functions directly: the fast path there, and the way back to what the stack says. */
final class PastCloudFormation {
    private final Clients clients;
    private final Protocol protocol;
    private final Pause pause;
    private final ExecutorService threads;
    private final Wanted wanted;
    private final Assets assets;
    private final Moves moves;

    PastCloudFormation(
            Clients clients, Protocol protocol, Pause pause, ExecutorService threads, Wanted wanted, Assets assets) {
        this.clients = clients;
        this.protocol = protocol;
        this.pause = pause;
        this.threads = threads;
        this.wanted = wanted;
        this.assets = assets;
        this.moves = assets.moves();
    }

    /** Whether the fast path has done what is wanted. */
    boolean fast(Submission submission, Stack stack, String deployed) throws InterruptedException {
        FastPath.require(submission.target(), Boolean.TRUE.equals(stack.enableTerminationProtection()));
        var changed = submission.settled(stack)
                ? CodeChange.functions(deployed, submission.template().text())
                : List.<String>of();
        if (changed.isEmpty()) {
            protocol.line("More than code has changed: CloudFormation does it.");
            return false;
        }
        protocol.ifInterrupted("Some functions may have the new code already: "
                + submission.target().command("deploy") + " -Dsosw.fast goes on.");
        assets.upload(submission.named(wanted.artefacts().artifacts()), wanted.project(), threads);
        new FastPath(clients, moves, protocol, pause, threads)
                .run(
                        stack.stackId(),
                        changed,
                        wanted.image().orElse(wanted.artefacts().function().contentHash()),
                        this::code);
        return true;
    }

    /**
     * Lets calls go over to the new versions bit by bit, if there are any.
     *
     * @param apply brings a submission to the stack, or says that it was not wanted
     * @return whether the stack may get what is wanted
     */
    boolean shift(Submission submission, Stack stack, String deployed, Allowed allowed, Predicate<Submission> apply) {
        var shift = Shift.of(submission.target().shift().orElseThrow());
        var again = submission.target().command("deploy");
        var gradual = new GradualShift(
                clients, moves, protocol, pause, shift, new Alarms(clients.metrics(), allowed.alarms()));
        var first = gradual.first(stack.stackId(), deployed, submission.template());
        if (first.equals(submission.template())) {
            return true;
        }
        if (allowed.dryRun()) {
            return apply.test(submission);
        }
        gradual.begin();
        if (!apply.test(new Submission(submission.target(), first, submission.bucket()))) {
            return false;
        }
        protocol.ifInterrupted("The new versions keep the share that was told last: " + again
                + " -Dsosw.shift=" + submission.target().shift().orElseThrow().value() + " begins anew, " + again
                + " -Dsosw.shift=none gives them all calls, "
                + submission.target().command("rollback")
                + " takes them back.");
        gradual.carryOut(stack.stackId());
        return true;
    }

    /** Once the stack is what the project says. */
    void settle(String stackId) {
        new Settlement(clients, moves, protocol).run(stackId, this::code);
    }

    private UpdateFunctionCodeRequest.Builder code(UpdateFunctionCodeRequest.Builder request) {
        if (wanted.image().isPresent()) {
            return request.imageUri(wanted.image().get());
        }
        return request.s3Bucket(assets.bucket())
                .s3Key(assets.key(wanted.artefacts().function()));
    }
}
