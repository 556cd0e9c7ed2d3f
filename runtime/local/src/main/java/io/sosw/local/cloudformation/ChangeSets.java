package io.sosw.local.cloudformation;

import io.sosw.local.provision.Services;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Makes change sets, shows them and carries them out. */
final class ChangeSets {
    static final String NO_CHANGES = "The submitted information didn't contain changes. Submit different information to"
            + " create a change set.";

    private final Stacks stacks;
    private final Services services;
    private final Submissions submissions;
    private final Duration pace;

    ChangeSets(Stacks stacks, Services services, Submissions submissions, Duration pace) {
        this.stacks = stacks;
        this.services = services;
        this.submissions = submissions;
        this.pace = pace;
    }

    CreateChangeSetResponse create(CreateChangeSetRequest request) {
        var type = request.changeSetType() == null ? ChangeSetType.UPDATE : request.changeSetType();
        var found = stacks.find(request.stackName());
        if (type == ChangeSetType.CREATE) {
            found.filter(stack -> stack.status != StackStatus.REVIEW_IN_PROGRESS)
                    .ifPresent(stack -> {
                        throw Refusals.invalid(
                                "Stack [" + stack.name + "] already exists and cannot be created again with the"
                                        + " changeSet [" + request.changeSetName() + "].");
                    });
        } else if (found.isEmpty()) {
            throw Refusals.invalid("Stack [" + request.stackName() + "] does not exist");
        }
        found.ifPresent(stack -> {
            if (stack.status != StackStatus.REVIEW_IN_PROGRESS) {
                Updating.check(stack);
            }
            if (stack.changeSets.containsKey(request.changeSetName())) {
                throw Refusals.changeSetExists(request.changeSetName());
            }
        });
        // what is submitted is checked before a stack comes into being
        var scratch = found.orElseGet(() ->
                new StoredStack(request.stackName(), "", stacks.world().clock().instant()));
        var submission = submissions.of(request, scratch);
        var preview = new ChangePreview(Operation.plan(stacks, scratch, submission, stacks::exported), services);
        var changes = preview.changes();
        var stack = found.orElseGet(() -> stacks.add(request.stackName()));
        if (found.isEmpty()) {
            new Events(stacks.world(), stack, submission.token())
                    .state(StackStatus.REVIEW_IN_PROGRESS, "User Initiated");
        }
        var current = stack.current;
        var same = changes.isEmpty()
                && current != null
                && current.tags().equals(submission.tags())
                && !preview.changesOutputs(stack.outputs);
        var set = new StoredChangeSet(
                request.changeSetName(),
                stacks.arn("changeSet/" + request.changeSetName() + "/"),
                request.description() == null ? "" : request.description(),
                type,
                submission,
                List.copyOf(changes),
                same ? ChangeSetStatus.FAILED : ChangeSetStatus.CREATE_COMPLETE,
                same ? ExecutionStatus.UNAVAILABLE : ExecutionStatus.AVAILABLE,
                same ? NO_CHANGES : "",
                stacks.world().clock().instant());
        stack.changeSets.put(set.name(), set);
        return CreateChangeSetResponse.builder().id(set.id()).stackId(stack.id).build();
    }

    DescribeChangeSetResponse describe(String nameOrId, String stackName) {
        var place = find(nameOrId, stackName);
        var set = place.set();
        return DescribeChangeSetResponse.builder()
                .changeSetName(set.name())
                .changeSetId(set.id())
                .stackId(place.stack().id)
                .stackName(place.stack().name)
                .description(Events.orNull(set.description()))
                .parameters(StackViews.parameters(set.submission()))
                .creationTime(set.created())
                .executionStatus(set.execution())
                .status(set.status())
                .statusReason(Events.orNull(set.reason()))
                .capabilitiesWithStrings(set.submission().capabilities())
                .tags(set.submission().tags())
                .changes(set.changes())
                .importExistingResources(set.submission().adopt())
                .onStackFailure(set.submission().onFailure())
                .includeNestedStacks(false)
                .build();
    }

    void execute(String nameOrId, String stackName) {
        var place = find(nameOrId, stackName);
        var stack = place.stack();
        if (place.set().execution() != ExecutionStatus.AVAILABLE) {
            throw Refusals.notExecutable(place.set().id(), place.set().status().toString());
        }
        var creates = stack.status == StackStatus.REVIEW_IN_PROGRESS;
        if (!creates) {
            Updating.check(stack);
        }
        stack.changeSets.clear(); // the others were computed against a stack that is no more
        new Operation(stacks, services, stack, place.set().submission(), creates).schedule(pace);
    }

    void delete(String nameOrId, String stackName) {
        var place = find(nameOrId, stackName);
        place.stack().changeSets.remove(place.set().name());
    }

    Place find(String nameOrId, String stackName) {
        for (var stack : stacks.all()) {
            for (var set : stack.changeSets.values()) {
                var named = set.name().equals(nameOrId) && (stack.name.equals(stackName) || stack.id.equals(stackName));
                if (named || set.id().equals(nameOrId)) {
                    return new Place(stack, set);
                }
            }
        }
        throw Refusals.noChangeSet(nameOrId);
    }

    /** A change set and whose it is. */
    record Place(StoredStack stack, StoredChangeSet set) {}
}
