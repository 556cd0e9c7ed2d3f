package io.sosw.local.cloudformation;

import io.sosw.error.UserError;
import io.sosw.local.provision.ProvisionedResource;
import io.sosw.local.provision.Services;
import io.sosw.local.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.SetStackPolicyRequest;
import software.amazon.awssdk.services.cloudformation.model.SetStackPolicyResponse;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;

/**
 * CloudFormation in memory, over the other local services. Change sets are computed at once; what they and the direct
 * calls ask for is carried out on the world's timers, one resource a step.
 *
 * <p>Safe for use by several threads.
 */
public final class LocalCloudFormation extends StackQueries {
    private final Duration pace;

    public LocalCloudFormation(Services services) {
        this(services, Duration.ZERO);
    }

    /**
     * @param pace between two resources of a stack
     */
    public LocalCloudFormation(Services services, Duration pace) {
        super(services, pace);
        this.pace = pace;
    }

    @Override
    public synchronized CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
        return changeSets.create(request);
    }

    @Override
    public synchronized ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
        changeSets.execute(request.changeSetName(), String.valueOf(request.stackName()));
        return ExecuteChangeSetResponse.builder().build();
    }

    @Override
    public synchronized DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
        changeSets.delete(request.changeSetName(), String.valueOf(request.stackName()));
        return DeleteChangeSetResponse.builder().build();
    }

    @Override
    public synchronized CreateStackResponse createStack(CreateStackRequest request) {
        stacks.find(request.stackName()).ifPresent(stack -> {
            throw Refusals.stackExists(stack.name);
        });
        var submission = submissions.of(request);
        var scratch = new StoredStack(
                request.stackName(), "", services.world().clock().instant());
        new ChangePreview(Operation.plan(stacks, scratch, submission, stacks::exported), services).changes();
        var stack = stacks.add(request.stackName());
        stack.terminationProtection = Boolean.TRUE.equals(request.enableTerminationProtection());
        new Operation(stacks, services, stack, submission, true).schedule(pace);
        return CreateStackResponse.builder().stackId(stack.id).build();
    }

    @Override
    public synchronized UpdateStackResponse updateStack(UpdateStackRequest request) {
        var stack = stacks.get(request.stackName());
        Updating.check(stack);
        var submission = submissions.of(request, stack);
        var preview = new ChangePreview(Operation.plan(stacks, stack, submission, stacks::exported), services);
        var before = stack.current;
        if (preview.changes().isEmpty()
                && !preview.changesOutputs(stack.outputs)
                && before != null
                && before.tags().equals(submission.tags())) {
            throw Refusals.invalid("No updates are to be performed.");
        }
        new Operation(stacks, services, stack, submission, false).schedule(pace);
        return UpdateStackResponse.builder().stackId(stack.id).build();
    }

    @Override
    public synchronized DeleteStackResponse deleteStack(DeleteStackRequest request) {
        var found = stacks.find(request.stackName()).filter(stack -> !stack.isDeleted());
        if (found.isPresent()) {
            var stack = found.get();
            if (stack.terminationProtection) {
                throw Refusals.invalid(
                        "Stack [" + stack.name + "] cannot be deleted while TerminationProtection is enabled");
            }
            if (stack.isBusy()) {
                throw Refusals.invalid(
                        "Stack:" + stack.id + " is in " + stack.status + " state and can not be deleted.");
            }
            refuseWhileImported(stack);
            var token = request.clientRequestToken() == null ? "" : request.clientRequestToken();
            new Deletion(stacks, services, stack, token)
                    .retaining(request.retainResources())
                    .schedule(pace);
        }
        return DeleteStackResponse.builder().build();
    }

    private void refuseWhileImported(StoredStack stack) {
        for (var output : stack.outputs) {
            var importers = output.exportName() == null ? List.<String>of() : stacks.importers(output.exportName());
            if (!importers.isEmpty()) {
                throw Refusals.invalid("Export " + output.exportName() + " cannot be deleted as it is in use by "
                        + String.join(", ", importers));
            }
        }
    }

    @Override
    public synchronized ContinueUpdateRollbackResponse continueUpdateRollback(ContinueUpdateRollbackRequest request) {
        var stack = stacks.get(request.stackName());
        var operation = stack.rollingBack;
        if (stack.status != StackStatus.UPDATE_ROLLBACK_FAILED || operation == null) {
            throw Refusals.invalid("Stack [" + stack.name + "] is in " + stack.status
                    + " state and can not be rolled back any further.");
        }
        services.world().timers().after(pace, () -> operation.continueRollback(request.resourcesToSkip()));
        return ContinueUpdateRollbackResponse.builder().build();
    }

    @Override
    public synchronized UpdateTerminationProtectionResponse updateTerminationProtection(
            UpdateTerminationProtectionRequest request) {
        var stack = stacks.get(request.stackName());
        stack.terminationProtection = Boolean.TRUE.equals(request.enableTerminationProtection());
        return UpdateTerminationProtectionResponse.builder().stackId(stack.id).build();
    }

    @Override
    public synchronized SetStackPolicyResponse setStackPolicy(SetStackPolicyRequest request) {
        stacks.get(request.stackName()).policy = request.stackPolicyBody() == null ? "" : request.stackPolicyBody();
        return SetStackPolicyResponse.builder().build();
    }

    /**
     * Makes a stack what the template says, in the caller's thread; for the shim, which applies the project's own template
     * as the stack that {@code deploy} will update. Types that the shim does not know are recorded and named in an event.
     *
     * @return the stack's resources in the order in which they were made
     * @throws UserError if the template or a resource is refused
     */
    public synchronized List<ProvisionedResource> apply(
            String name, Template template, Map<String, String> parameters) {
        return make(name, template, parameters);
    }

    /**
     * The same where the project's template has changed. What a deployment has added to it meanwhile stays, unless it refers
     * to what the template no longer has.
     *
     * @param before the project's template as it was applied last
     */
    public synchronized List<ProvisionedResource> apply(String name, Template template, Template before) {
        var current = stacks.find(name).map(stack -> stack.current).orElse(null);
        if (current == null) {
            return make(name, template, Map.of());
        }
        var additions = new Additions(before, current);
        var merged = additions.to(template);
        return make(name, merged, additions.values(merged));
    }

    private List<ProvisionedResource> make(String name, Template template, Map<String, String> parameters) {
        var submission = submissions.ofProject(template, parameters);
        stacks.find(name)
                .filter(stack -> stack.status == StackStatus.ROLLBACK_COMPLETE)
                .ifPresent(stack -> new Deletion(stacks, services, stack, "").finish());
        var found = stacks.find(name);
        var stack = found.orElseGet(() -> stacks.add(name));
        new Operation(stacks, services, stack, submission, found.isEmpty()).finish();
        if (stack.status != StackStatus.CREATE_COMPLETE && stack.status != StackStatus.UPDATE_COMPLETE) {
            throw new UserError(
                    "The template " + template.source() + " cannot be made: " + StackViews.firstFailure(stack),
                    "correct the resource in the template.",
                    "template-resource");
        }
        return List.copyOf(stack.resources.values());
    }
}
