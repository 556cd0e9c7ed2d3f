package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.SharedValue;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is deployed: the stack, its functions' versions, the depth of its queues, and what drifted. */
final class StatusReport {
    private final Clients clients;
    private final Protocol protocol;
    private final Pause pause;

    StatusReport(Clients clients, Protocol protocol, Pause pause) {
        this.clients = clients;
        this.protocol = protocol;
        this.pause = pause;
    }

    void print(Target target, boolean drift) {
        var stacks = Stacks.all(clients.cloudFormation(), target);
        if (stacks.isEmpty()) {
            protocol.line(
                    "There is no stack " + target.stack().value() + "; " + target.command("deploy") + " makes it.");
        }
        stacks.forEach(stack -> print(target, stack, drift));
    }

    private void print(Target target, Stack stack, boolean drift) {
        target.require(Stacks.account(stack), Stacks.region(stack));
        var changed = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
        protocol.line("Stack " + stack.stackName() + ": " + stack.stackStatusAsString() + " since " + changed
                + (stack.stackStatusReason() == null ? "" : " (" + stack.stackStatusReason() + ")"));
        stack.outputs().stream()
                .filter(each -> !SharedValue.is(each.outputKey()))
                .forEach(each -> protocol.line("  " + each.outputKey() + " = " + each.outputValue()));
        var resources = Stacks.resources(clients.cloudFormation(), stack.stackId());
        var versions = new Versions(clients, protocol);
        of("AWS::Lambda::Function", resources)
                .forEach(function -> protocol.line("  " + versions.told(function.physicalResourceId())));
        of("AWS::SQS::Queue", resources).forEach(queue -> protocol.line("  " + depth(queue)));
        if (drift) {
            drift(stack.stackName());
        }
    }

    private static List<StackResourceSummary> of(String type, List<StackResourceSummary> resources) {
        return resources.stream()
                .filter(each -> each.resourceType().equals(type) && each.physicalResourceId() != null)
                .filter(each -> !each.resourceStatusAsString().equals("DELETE_COMPLETE"))
                .toList();
    }

    private String depth(StackResourceSummary queue) {
        var visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        var taken = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        Map<QueueAttributeName, String> attributes = clients.sqs()
                .get()
                .getQueueAttributes(
                        request -> request.queueUrl(queue.physicalResourceId()).attributeNames(visible, taken))
                .attributes();
        return queue.logicalResourceId() + ": " + attributes.get(visible) + " messages wait, " + attributes.get(taken)
                + " are being worked on";
    }

    private void drift(String name) {
        var id = clients.cloudFormation()
                .detectStackDrift(request -> request.stackName(name))
                .stackDriftDetectionId();
        var waiting = pause.growing();
        while (clients.cloudFormation()
                .describeStackDriftDetectionStatus(request -> request.stackDriftDetectionId(id))
                .detectionStatusAsString()
                .equals("DETECTION_IN_PROGRESS")) {
            waiting.next();
        }
        var drifted =
                clients
                        .cloudFormation()
                        .describeStackResourceDriftsPaginator(request -> request.stackName(name))
                        .stream()
                        .flatMap(page -> page.stackResourceDrifts().stream())
                        .filter(each -> each.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED
                                || each.stackResourceDriftStatus() == StackResourceDriftStatus.MODIFIED)
                        .toList();
        drifted.forEach(each -> protocol.line("  drifted: " + each.logicalResourceId() + " (" + each.resourceType()
                + ") was " + each.stackResourceDriftStatusAsString()));
        if (drifted.isEmpty()) {
            protocol.line("  nothing drifted");
        }
    }
}
