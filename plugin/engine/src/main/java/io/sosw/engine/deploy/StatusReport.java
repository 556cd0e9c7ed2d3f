package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.SharedValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

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

    /** The same for another program, one value a stack. */
    List<Map<String, Object>> json(Target target, boolean drift) {
        var stacks = Stacks.all(clients.cloudFormation(), target);
        return stacks.isEmpty()
                ? List.of(Map.of("stack", target.stack().value(), "status", "NONE"))
                : stacks.stream().map(stack -> json(target, stack, drift)).toList();
    }

    private Map<String, Object> json(Target target, Stack stack, boolean drift) {
        target.require(Stacks.account(stack), Stacks.region(stack));
        var json = new LinkedHashMap<String, Object>();
        json.put("stack", stack.stackName());
        json.put("status", stack.stackStatusAsString());
        json.put("since", changed(stack).toString());
        var outputs = new LinkedHashMap<String, Object>();
        stack.outputs().stream()
                .filter(each -> !SharedValue.isWiring(each.outputKey()))
                .forEach(each -> outputs.put(each.outputKey(), each.outputValue()));
        json.put("outputs", outputs);
        var resources = Stacks.resources(clients.cloudFormation(), stack.stackId());
        var versions = new Versions(clients, protocol);
        var functions = new LinkedHashMap<String, Object>();
        of("AWS::Lambda::Function", resources)
                .forEach(each -> functions.put(each.physicalResourceId(), versions.numbers(each.physicalResourceId())));
        json.put("functions", functions);
        var queues = new LinkedHashMap<String, Object>();
        of("AWS::SQS::Queue", resources)
                .forEach(queue -> queues.put(
                        queue.logicalResourceId(),
                        depth(queue)
                                .<Map<String, Object>>map(
                                        depth -> Map.of("waiting", depth.waiting(), "underWay", depth.underWay()))
                                .orElse(Map.of("missing", true))));
        json.put("queues", queues);
        if (drift) {
            var drifted = new LinkedHashMap<String, Object>();
            drifted(stack.stackName())
                    .forEach(each -> drifted.put(each.logicalResourceId(), each.stackResourceDriftStatusAsString()));
            json.put("drifted", drifted);
        }
        return json;
    }

    private static Instant changed(Stack stack) {
        return stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
    }

    private void print(Target target, Stack stack, boolean drift) {
        target.require(Stacks.account(stack), Stacks.region(stack));
        protocol.line("Stack " + stack.stackName() + ": " + stack.stackStatusAsString() + " since " + changed(stack)
                + (stack.stackStatusReason() == null ? "" : " (" + stack.stackStatusReason() + ")"));
        stack.outputs().stream()
                .filter(each -> !SharedValue.is(each.outputKey()))
                .forEach(each -> protocol.line("  " + each.outputKey() + " = " + each.outputValue()));
        var resources = Stacks.resources(clients.cloudFormation(), stack.stackId());
        var versions = new Versions(clients, protocol);
        of("AWS::Lambda::Function", resources)
                .forEach(function -> protocol.line("  " + versions.told(function.physicalResourceId())));
        of("AWS::SQS::Queue", resources)
                .forEach(queue -> protocol.line("  " + queue.logicalResourceId() + ": "
                        + depth(queue)
                                .map(depth -> depth.waiting() + " messages wait, " + depth.underWay()
                                        + " are being worked on")
                                .orElse("is no more, but the stack still holds it: -Dsosw.drift tells what else was"
                                        + " changed by hand")));
        if (drift) {
            var drifted = drifted(stack.stackName());
            drifted.forEach(each -> protocol.line("  drifted: " + each.logicalResourceId() + " (" + each.resourceType()
                    + ") was " + each.stackResourceDriftStatusAsString()));
            if (drifted.isEmpty()) {
                protocol.line("  nothing drifted");
            }
        }
    }

    private static List<StackResourceSummary> of(String type, List<StackResourceSummary> resources) {
        return resources.stream()
                .filter(each -> each.resourceType().equals(type) && each.physicalResourceId() != null)
                .filter(each -> !each.resourceStatusAsString().equals("DELETE_COMPLETE"))
                .toList();
    }

    /** How many messages a queue holds. */
    private record Depth(int waiting, int underWay) {}

    /** Nothing if somebody has deleted the queue. */
    private Optional<Depth> depth(StackResourceSummary queue) {
        var visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        var taken = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        try {
            Map<QueueAttributeName, String> attributes = clients.sqs()
                    .get()
                    .getQueueAttributes(request ->
                            request.queueUrl(queue.physicalResourceId()).attributeNames(visible, taken))
                    .attributes();
            return Optional.of(
                    new Depth(Integer.parseInt(attributes.get(visible)), Integer.parseInt(attributes.get(taken))));
        } catch (QueueDoesNotExistException gone) {
            return Optional.empty();
        }
    }

    private List<StackResourceDrift> drifted(String name) {
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
        return clients
                .cloudFormation()
                .describeStackResourceDriftsPaginator(request -> request.stackName(name))
                .stream()
                .flatMap(page -> page.stackResourceDrifts().stream())
                .filter(each -> each.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED
                        || each.stackResourceDriftStatus() == StackResourceDriftStatus.MODIFIED)
                .toList();
    }
}
