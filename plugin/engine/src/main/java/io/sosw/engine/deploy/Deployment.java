package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Artefacts;
import io.sosw.engine.deploy.template.SharedValue;
import io.sosw.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Makes a stack what the project says: whatever state it is in, or one sentence that says what to type. */
final class Deployment {
    /** How often a deployment begins anew because another one was quicker. */
    private static final int ROUNDS = 10;

    private final Clients clients;
    private final Protocol protocol;
    private final Pause pause;
    private final Predicate<String> confirmed;
    private final ExecutorService threads;

    /**
     * @param confirmed asked before anything is changed
     */
    Deployment(Clients clients, Protocol protocol, Pause pause, Predicate<String> confirmed, ExecutorService threads) {
        this.clients = clients;
        this.protocol = protocol;
        this.pause = pause;
        this.confirmed = confirmed;
        this.threads = threads;
    }

    /**
     * What a person allows.
     *
     * @param replacement of resources that hold data
     * @param dryRun stops before anything is changed
     * @param fast past CloudFormation where only code has changed
     * @param failFast does not wait for the rollback of what has failed
     * @param alarms that stop a gradual shift beside those of the functions
     */
    record Allowed(boolean replacement, boolean dryRun, boolean fast, boolean failFast, List<String> alarms) {}

    /**
     * What is deployed.
     *
     * @param image that the functions run instead of the zip
     * @param project that paths are relative to
     */
    record Wanted(Target target, Artefacts artefacts, Optional<String> image, Path project, Rendering rendering) {}

    /** Renders for a bucket. */
    @FunctionalInterface
    interface Rendering {
        Submission into(String bucket);
    }

    void run(Wanted wanted, Allowed allowed) throws InterruptedException {
        var start = protocol.clock().instant();
        for (int round = 0; round < ROUNDS; round++) {
            var stack = Stacks.find(
                    clients.cloudFormation(), wanted.target().stack().value());
            if (step(wanted, allowed, stack)) {
                protocol.line("Took "
                        + StackEvents.seconds(
                                Duration.between(start, protocol.clock().instant())) + "; the log is " + protocol.file()
                        + ".");
                return;
            }
        }
        throw new UserError(
                "the stack " + wanted.target().stack().value() + " was changed by somebody else again and again",
                "wait until nobody else deploys, then run " + wanted.target().command("deploy") + ".",
                "deploy-failed");
    }

    /** Whether nothing more is to be done. */
    private boolean step(Wanted wanted, Allowed allowed, Optional<Stack> stack) throws InterruptedException {
        stack.ifPresent(found -> wanted.target().require(Stacks.account(found), Stacks.region(found)));
        switch (StackStep.of(stack)) {
            case CREATE:
                return change(wanted, allowed, stack, true);
            case UPDATE:
                return change(wanted, allowed, stack, false);
            case WAIT:
                protocol.ifInterrupted(wanted.target().goesOn("deploy"));
                protocol.line("The stack is in " + stack.orElseThrow().stackStatusAsString()
                        + ": attaching to what is under way.");
                new StackEvents(clients.cloudFormation(), stack.orElseThrow().stackId(), protocol)
                        .follow(pause.growing());
                protocol.ifInterrupted(Protocol.NOTHING);
                return false;
            case DELETE:
                clear(wanted.target(), allowed, stack.orElseThrow());
                return allowed.dryRun();
            case CONTINUE_ROLLBACK:
                continueRollback(wanted.target(), allowed, stack.orElseThrow());
                return allowed.dryRun();
            default:
                throw new UserError(
                        "the stack " + stack.orElseThrow().stackName() + " is in "
                                + stack.orElseThrow().stackStatusAsString() + ", which no deployment can lead out of",
                        "look at its events with " + wanted.target().command("status")
                                + ", end the operation in the console, then deploy again.",
                        "deploy-failed");
        }
    }

    private void clear(Target target, Allowed allowed, Stack stack) {
        var found = "The stack is in " + stack.stackStatusAsString() + ", left by a deployment that failed";
        if (Boolean.TRUE.equals(stack.enableTerminationProtection())) {
            throw new UserError(
                    "the stack " + stack.stackName() + " is in " + stack.stackStatusAsString()
                            + " and protected from termination",
                    "type aws cloudformation update-termination-protection --no-enable-termination-protection"
                            + " --stack-name " + stack.stackName() + ", then " + target.command("deploy") + ".",
                    "deploy-protected");
        }
        if (allowed.dryRun()) {
            protocol.line(found + "; it would be deleted and made anew.");
            return;
        }
        protocol.line(found + ": deleting what is left of it, then making it anew.");
        delete(target, stack);
    }

    private void delete(Target target, Stack stack) {
        protocol.ifInterrupted(target.goesOn("deploy"));
        var events = new StackEvents(clients.cloudFormation(), stack.stackId(), protocol).skipPast();
        clients.cloudFormation().deleteStack(request -> request.stackName(stack.stackId()));
        var status = events.follow(pause.growing());
        if (!status.equals("DELETE_COMPLETE")) {
            throw failed(stack.stackName(), status, events, "delete it by hand, then deploy again.");
        }
    }

    private void continueRollback(Target target, Allowed allowed, Stack stack) {
        if (allowed.dryRun()) {
            protocol.line("The stack is in UPDATE_ROLLBACK_FAILED; its rollback would be continued first.");
            return;
        }
        protocol.line("The stack is in UPDATE_ROLLBACK_FAILED: continuing its rollback first.");
        protocol.ifInterrupted(target.goesOn("deploy"));
        var events = new StackEvents(clients.cloudFormation(), stack.stackId(), protocol).skipPast();
        clients.cloudFormation().continueUpdateRollback(request -> request.stackName(stack.stackId()));
        var status = events.follow(pause.growing());
        if (!status.equals("UPDATE_ROLLBACK_COMPLETE")) {
            var name = events.failure().map(StackEvent::logicalResourceId).orElse("NAME");
            throw new UserError(
                    ended(stack.stackName(), status, events),
                    "bring " + name + " by hand to what it was, or leave it out of the rollback: aws cloudformation"
                            + " continue-update-rollback --stack-name " + stack.stackName() + " --resources-to-skip "
                            + name + "; then " + target.command("deploy") + ".",
                    "deploy-failed");
        }
    }

    private boolean change(Wanted wanted, Allowed allowed, Optional<Stack> stack, boolean creates)
            throws InterruptedException {
        var place = Place.of(wanted.target(), stack, clients);
        var submission = wanted.rendering().into(place.bucket()).check();
        var assets = new Assets(
                clients.s3().get(),
                place.bucket(),
                place.region(),
                submission.target().application(),
                protocol);
        var past = new PastCloudFormation(clients, protocol, pause, threads, wanted, assets);
        if (!creates) {
            var found = stack.orElseThrow();
            var deployed = deployed(found);
            Overtaken.requireWhole(clients.cloudFormation(), found, submission.target());
            if (submission.equals(found, deployed)) {
                return upToDate(submission, allowed, found, past);
            }
            if (allowed.fast() && !allowed.dryRun() && past.fast(submission, found, deployed)) {
                return true;
            }
        }
        if (!allowed.dryRun()) {
            assets.upload(submission.named(wanted.artefacts().artifacts()), wanted.project(), threads);
        }
        try {
            if (!creates && submission.target().shift().isPresent()) {
                var found = stack.orElseThrow();
                if (!past.shift(
                        submission, found, deployed(found), allowed, first -> apply(first, allowed, stack, assets))) {
                    return true;
                }
            }
            if (apply(submission, allowed, stack, assets)) {
                settle(submission, past, submission.target().stack().value());
                told(submission);
            }
            return true;
        } catch (CloudFormationException refused) {
            if (Overtaken.by(refused)) {
                protocol.line("Somebody else changes the stack at this moment: looking again.");
                return false;
            }
            throw Overtaken.told(refused, submission.target());
        }
    }

    /** Whether the stack is what the submission says; it is not after a dry run, or if a person did not want it. */
    private boolean apply(Submission submission, Allowed allowed, Optional<Stack> stack, Assets assets) {
        var creates = StackStep.of(stack) == StackStep.CREATE;
        var set = new ChangeSets(clients.cloudFormation(), pause, protocol)
                .create(submission, creates, "sosw-" + protocol.clock().millis(), assets);
        if (set.isEmpty()) {
            protocol.line("Up to date: " + submission.target().stack().value() + " is what the project says.");
            return !allowed.dryRun();
        }
        return carryOut(submission, allowed, set.get(), creates);
    }

    private void told(Submission submission) {
        Stacks.find(clients.cloudFormation(), submission.target().stack().value())
                .ifPresent(this::outputs);
    }

    private String deployed(Stack stack) {
        return String.valueOf(clients.cloudFormation()
                .getTemplate(request -> request.stackName(stack.stackId()))
                .templateBody());
    }

    private boolean upToDate(Submission submission, Allowed allowed, Stack stack, PastCloudFormation past) {
        protocol.line("Up to date: " + submission.target().stack().value() + " is what the project says.");
        if (!allowed.dryRun()) {
            settle(submission, past, stack.stackId());
        }
        outputs(stack);
        return true;
    }

    private static void settle(Submission submission, PastCloudFormation past, String stack) {
        if (submission.publishes()) {
            past.settle(stack);
        }
    }

    /** Deletes what is left of a stack of which the project has nothing more. */
    void remove(Target target, Allowed allowed) {
        var stack = Stacks.find(clients.cloudFormation(), target.stack().value());
        if (stack.isEmpty()) {
            return;
        }
        target.require(Stacks.account(stack.get()), Stacks.region(stack.get()));
        if (allowed.dryRun()) {
            protocol.line("The stack " + target.stack().value() + ", of which the project has nothing more, would go.");
            return;
        }
        protocol.line(
                "The project has nothing more of the stack " + target.stack().value() + ": deleting it.");
        delete(target, stack.get());
    }

    private boolean carryOut(Submission submission, Allowed allowed, ChangeSet set, boolean creates) {
        var name = submission.target().stack().value();
        protocol.line((creates ? "Creating " : "Updating ") + name + ", "
                + set.changes().size() + (set.changes().size() == 1 ? " change:" : " changes:"));
        set.table().forEach(protocol::line);
        set.fates(submission.template()).forEach(protocol::line);
        if (!allowed.replacement() && !set.destructive().isEmpty()) {
            discard(set);
            throw Overtaken.destructive(set, submission.target());
        }
        if (protocol.ifInterrupted().equals(Protocol.NOTHING)) {
            protocol.ifInterrupted(Protocol.NOTHING + " Its change set goes with the next deployment.");
        }
        if (allowed.dryRun() || !confirmed.test("Carry this out?")) {
            discard(set);
            protocol.line(Protocol.NOTHING);
            return false;
        }
        var events = new StackEvents(clients.cloudFormation(), set.stackId(), protocol).skipPast();
        protocol.ifInterrupted(submission.target().goesOn("deploy"));
        clients.cloudFormation().executeChangeSet(request -> request.changeSetName(set.id()));
        var status = events.follow(pause.growing(), allowed.failFast());
        if (!status.matches("(CREATE|UPDATE|IMPORT)_COMPLETE")) {
            throw failed(
                    name,
                    status,
                    events,
                    "mend that, then run " + submission.target().command("deploy") + " again.");
        }
        protocol.line("Deployed " + name + ": " + status + ".");
        return true;
    }

    private void discard(ChangeSet set) {
        clients.cloudFormation().deleteChangeSet(request -> request.changeSetName(set.id()));
    }

    private void outputs(Stack stack) {
        for (Output output : stack.outputs()) {
            if (SharedValue.isWiring(output.outputKey())) {
                continue;
            }
            protocol.line("  " + output.outputKey() + " = " + output.outputValue());
        }
    }

    private UserError failed(String stack, String status, StackEvents events, String fix) {
        return new UserError(
                ended(stack, status, events), events.failure().map(Causes::fix).orElse(fix), "deploy-failed");
    }

    private String ended(String stack, String status, StackEvents events) {
        var cause = events.failure()
                .map(event -> ": " + event.logicalResourceId() + " (" + event.resourceType() + "): "
                        + event.resourceStatusReason())
                .orElse("");
        return "the stack " + stack + (status.endsWith("_IN_PROGRESS") ? " is still in " : " ended in ") + status
                + cause + "; all events are in " + protocol.file();
    }
}
