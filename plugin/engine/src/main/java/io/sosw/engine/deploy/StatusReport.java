package io.sosw.engine.deploy;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
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
        var name = target.stack().value();
        var found = Stacks.find(clients.cloudFormation(), name);
        if (found.isEmpty()) {
            protocol.line("There is no stack " + name + "; " + target.command("deploy") + " makes it.");
            return;
        }
        var stack = found.get();
        target.require(Stacks.account(stack), Stacks.region(stack));
        var changed = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
        protocol.line("Stack " + name + ": " + stack.stackStatusAsString() + " since " + changed
                + (stack.stackStatusReason() == null ? "" : " (" + stack.stackStatusReason() + ")"));
        stack.outputs().forEach(each -> protocol.line("  " + each.outputKey() + " = " + each.outputValue()));
        var resources = clients.cloudFormation()
                .describeStackResources(request -> request.stackName(name))
                .stackResources();
        var versions = new Versions(clients, protocol);
        versions.functions(target).forEach(function -> protocol.line("  " + versions.told(function)));
        of("AWS::SQS::Queue", resources).forEach(queue -> protocol.line("  " + depth(queue)));
        if (drift) {
            drift(name);
        }
    }

    private static List<StackResource> of(String type, List<StackResource> resources) {
        return resources.stream()
                .filter(each -> each.resourceType().equals(type) && each.physicalResourceId() != null)
                .toList();
    }

    private String depth(StackResource queue) {
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
