package io.sosw.local.cloudformation;

import static software.amazon.awssdk.services.cloudformation.model.StackStatus.CREATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.CREATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.CREATE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.ROLLBACK_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.ROLLBACK_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.ROLLBACK_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_IN_PROGRESS;

import io.sosw.error.UserError;
import io.sosw.local.provision.Services;
import io.sosw.local.provision.StackPlan;
import io.sosw.local.provision.StackRun;
import io.sosw.local.template.Scope;
import io.sosw.local.world.Ids;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;

/** Creates or updates a stack, one resource a step, and rolls back when one fails. */
final class Operation {
    private final Stacks stacks;
    private final Services services;
    private final StoredStack stack;
    private final Submission submission;
    private final boolean creates;
    private final Events events;
    private final TreeSet<String> imports = new TreeSet<>();
    private final @Nullable Submission before;
    private final StackRun run;

    Operation(Stacks stacks, Services services, StoredStack stack, Submission submission, boolean creates) {
        this.stacks = stacks;
        this.services = services;
        this.stack = stack;
        this.submission = submission;
        this.creates = creates;
        this.before = stack.current;
        stack.operationId = Ids.uuid(stacks.world().random()).toString();
        this.events = new Events(stacks.world(), stack, submission.token());
        events.state(creates ? CREATE_IN_PROGRESS : UPDATE_IN_PROGRESS, "User Initiated");
        stack.current = submission;
        stack.disableRollback = submission.onFailure().equals(OnFailure.DO_NOTHING.toString());
        if (!creates) {
            stack.updated = stacks.world().clock().instant();
        }
        this.run = new StackRun(plan(stacks, stack, submission, this::imported), services, events);
    }

    static StackPlan plan(
            Stacks stacks, StoredStack stack, Submission submission, Function<String, Optional<String>> exports) {
        var world = stacks.world();
        var pseudo = new Scope.Pseudo(
                world.accountId(), world.region(), stack.name, stack.id, submission.notificationArns());
        return new StackPlan(
                stack.name,
                submission.template(),
                Scope.of(pseudo, submission.values()),
                new LinkedHashMap<>(stack.resources),
                KnownTypes::of,
                exports,
                (type, physicalId) -> stacks.owner(type, physicalId, stack),
                submission.adopt());
    }

    private Optional<String> imported(String name) {
        imports.add(name);
        return stacks.exported(name);
    }

    /** Goes on by itself, one step each time the timer fires. */
    void schedule(Duration pace) {
        stacks.world().timers().after(pace, () -> {
            if (step()) {
                schedule(pace);
            }
        });
    }

    /** Goes on until it has ended, in the caller's thread. */
    void finish() {
        while (step()) {
            // each step does one resource
        }
    }

    /**
     * @return whether there is more to do
     */
    private boolean step() {
        if (!run.hasNext()) {
            complete();
            return false;
        }
        if (run.next()) {
            return true;
        }
        fail("");
        return false;
    }

    private void complete() {
        try {
            var outputs = StackOutputs.of(submission.template(), run.evaluation());
            var conflict = StackOutputs.conflict(stack, outputs, stacks);
            if (!conflict.isEmpty()) {
                fail(conflict);
                return;
            }
            if (!creates) {
                events.state(UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
                run.cleanUp();
            }
            synchronized (stack) {
                stack.outputs = outputs;
                stack.resources = new LinkedHashMap<>(run.resources());
                stack.imports.clear();
                stack.imports.addAll(imports);
            }
            events.state(creates ? CREATE_COMPLETE : UPDATE_COMPLETE, "");
        } catch (UserError e) {
            fail(e.problem());
        }
    }

    private void fail(String reason) {
        var why = reason.isEmpty()
                ? "The following resource(s) failed to " + (creates ? "create" : "update") + ": " + events.failed()
                        + ". "
                : reason + ". ";
        if (stack.disableRollback) {
            stack.resources = new LinkedHashMap<>(run.resources());
            events.state(creates ? CREATE_FAILED : UPDATE_FAILED, why);
            return;
        }
        if (creates) {
            events.state(ROLLBACK_IN_PROGRESS, why + "Rollback requested by user.");
            var worked = run.rollBack();
            stack.resources = new LinkedHashMap<>(run.resources());
            events.state(worked ? ROLLBACK_COMPLETE : ROLLBACK_FAILED, "");
            if (worked && submission.onFailure().equals(OnFailure.DELETE.toString())) {
                new Deletion(stacks, services, stack, submission.token()).finish();
            }
            return;
        }
        events.state(UPDATE_ROLLBACK_IN_PROGRESS, why);
        stack.current = before;
        rollUpdateBack();
    }

    /** The steps that failed are tried once more. */
    void continueRollback(Collection<String> skip) {
        run.giveUp(skip);
        events.state(UPDATE_ROLLBACK_IN_PROGRESS, "");
        rollUpdateBack();
    }

    private void rollUpdateBack() {
        if (!run.rollBack()) {
            stack.rollingBack = this;
            events.state(
                    UPDATE_ROLLBACK_FAILED, "The following resource(s) failed to update: " + events.failed() + ". ");
            return;
        }
        stack.rollingBack = null;
        events.state(UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "");
        stack.resources = new LinkedHashMap<>(run.resources());
        events.state(UPDATE_ROLLBACK_COMPLETE, "");
    }
}
