package io.sosw.engine.deploy;

import io.sosw.error.UserError;
import io.sosw.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/** Asks CloudFormation what a submission would change. */
final class ChangeSets {
    private final CloudFormationClient client;
    private final Pause pause;
    private final Protocol protocol;

    ChangeSets(CloudFormationClient client, Pause pause, Protocol protocol) {
        this.client = client;
        this.pause = pause;
        this.protocol = protocol;
    }

    /** The change set, or nothing if there is nothing to change. */
    Optional<ChangeSet> create(Submission submission, boolean creates, String name, Assets assets) {
        try (var waiting = protocol.waiting("CloudFormation makes the change set")) {
            return made(submission, creates, name, assets);
        }
    }

    private Optional<ChangeSet> made(Submission submission, boolean creates, String name, Assets assets) {
        var made = client.createChangeSet(request(submission, creates, name, assets));
        var waiting = pause.growing();
        while (true) {
            var found = client.describeChangeSet(request -> request.changeSetName(made.id()));
            if (found.status() == ChangeSetStatus.CREATE_COMPLETE) {
                return Optional.of(new ChangeSet(made.id(), made.stackId(), changes(found)));
            }
            if (found.status() == ChangeSetStatus.FAILED) {
                if (nothing(String.valueOf(found.statusReason()))) {
                    client.deleteChangeSet(request -> request.changeSetName(made.id()));
                    return Optional.empty();
                }
                throw refused(submission, found);
            }
            waiting.next();
        }
    }

    private static CreateChangeSetRequest request(Submission submission, boolean creates, String name, Assets assets) {
        var text = submission.template().text();
        var request = CreateChangeSetRequest.builder()
                .stackName(submission.target().stack().value())
                .changeSetName(name)
                .changeSetType(creates ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM)
                .importExistingResources(true)
                .clientToken(name)
                .parameters(submission.parameters())
                .tags(submission.tags());
        if (creates) {
            request.onStackFailure(OnStackFailure.DELETE);
        }
        return text.getBytes(StandardCharsets.UTF_8).length <= Template.MAX_INLINE
                ? request.templateBody(text).build()
                : request.templateURL(assets.template(name, text)).build();
    }

    private List<ResourceChange> changes(DescribeChangeSetResponse first) {
        var changes = new ArrayList<ResourceChange>();
        var page = first;
        while (true) {
            page.changes().forEach(change -> changes.add(change.resourceChange()));
            var next = page.nextToken();
            if (next == null) {
                return changes;
            }
            page = client.describeChangeSet(
                    request -> request.changeSetName(first.changeSetId()).nextToken(next));
        }
    }

    private static boolean nothing(String reason) {
        return reason.contains("didn't contain changes") || reason.contains("No updates are to be performed");
    }

    /** The status says only that a validation failed; which one is told by the change set's events. */
    private UserError refused(Submission submission, DescribeChangeSetResponse found) {
        var reasons = "";
        try {
            reasons =
                    client
                            .describeEvents(request -> request.changeSetName(found.changeSetId()))
                            .operationEvents()
                            .stream()
                            .map(ChangeSets::told)
                            .filter(text -> !text.isEmpty())
                            .distinct()
                            .collect(Collectors.joining("\n  "));
        } catch (CloudFormationException notAllowed) {
            reasons = "";
        }
        client.deleteChangeSet(request -> request.changeSetName(found.changeSetId()));
        return new UserError(
                "CloudFormation refuses the change set of "
                        + submission.target().stack().value() + ": " + found.statusReason()
                        + (reasons.isEmpty() ? "" : "\n  " + reasons),
                "mend what it names in template.yaml, then deploy again.",
                "deploy-failed");
    }

    private static String told(OperationEvent event) {
        if (event.validationStatusReason() != null) {
            return event.logicalResourceId() + ": " + event.validationStatusReason() + " (" + event.validationPath()
                    + ")";
        }
        return "";
    }
}
