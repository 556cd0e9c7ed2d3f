package io.sosw.local.cloudformation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/** Stacks as callers see them. */
final class StackViews {
    private StackViews() {}

    static Stack stack(StoredStack stack) {
        synchronized (stack) {
            var view = Stack.builder()
                    .stackId(stack.id)
                    .stackName(stack.name)
                    .creationTime(stack.created)
                    .lastUpdatedTime(stack.updated)
                    .deletionTime(stack.deleted)
                    .stackStatus(stack.status)
                    .stackStatusReason(Events.orNull(stack.reason))
                    .disableRollback(stack.disableRollback)
                    .enableTerminationProtection(stack.terminationProtection)
                    .outputs(stack.outputs)
                    .driftInformation(drift -> drift.stackDriftStatus(StackDriftStatus.NOT_CHECKED));
            var current = stack.current;
            if (current != null) {
                view.description(Events.orNull(current.template().description()))
                        .parameters(parameters(current))
                        .capabilitiesWithStrings(current.capabilities())
                        .notificationARNs(current.notificationArns())
                        .tags(current.tags());
            }
            return view.build();
        }
    }

    static List<Parameter> parameters(Submission submission) {
        var parameters = new ArrayList<Parameter>();
        submission.template().parameters().forEach((name, declared) -> {
            var text = submission.parameters().getOrDefault(name, declared.defaultValue());
            var view = Parameter.builder().parameterKey(name).parameterValue(declared.noEcho() ? "****" : text);
            if (declared.isFromSsm()) {
                view.resolvedValue(String.valueOf(submission.values().get(name)));
            }
            parameters.add(view.build());
        });
        return parameters;
    }

    static StackSummary summary(StoredStack stack) {
        synchronized (stack) {
            return StackSummary.builder()
                    .stackId(stack.id)
                    .stackName(stack.name)
                    .creationTime(stack.created)
                    .lastUpdatedTime(stack.updated)
                    .deletionTime(stack.deleted)
                    .stackStatus(stack.status)
                    .stackStatusReason(Events.orNull(stack.reason))
                    .build();
        }
    }

    /** Newest first. */
    static List<StackEvent> events(StoredStack stack) {
        synchronized (stack) {
            var events = new ArrayList<>(stack.events);
            Collections.reverse(events);
            return events;
        }
    }

    static OperationEvent operationEvent(StackEvent event) {
        return OperationEvent.builder()
                .eventId(event.eventId())
                .eventType("STACK_EVENT")
                .operationId(event.operationId())
                .stackId(event.stackId())
                .logicalResourceId(event.logicalResourceId())
                .physicalResourceId(event.physicalResourceId())
                .resourceType(event.resourceType())
                .resourceStatus(event.resourceStatusAsString())
                .resourceStatusReason(event.resourceStatusReason())
                .clientRequestToken(event.clientRequestToken())
                .timestamp(event.timestamp())
                .build();
    }

    static List<StackResource> resources(StoredStack stack) {
        synchronized (stack) {
            return stack.states.values().stream()
                    .map(state -> StackResource.builder()
                            .stackId(stack.id)
                            .stackName(stack.name)
                            .logicalResourceId(state.logicalId())
                            .physicalResourceId(Events.orNull(state.physicalId()))
                            .resourceType(state.type())
                            .resourceStatus(state.status())
                            .resourceStatusReason(Events.orNull(state.reason()))
                            .timestamp(state.time())
                            .build())
                    .toList();
        }
    }

    static StackResourceSummary summary(StackResource resource) {
        return StackResourceSummary.builder()
                .logicalResourceId(resource.logicalResourceId())
                .physicalResourceId(resource.physicalResourceId())
                .resourceType(resource.resourceType())
                .resourceStatus(resource.resourceStatus())
                .resourceStatusReason(resource.resourceStatusReason())
                .lastUpdatedTimestamp(resource.timestamp())
                .build();
    }

    /** Which resource failed first, and why. */
    static String firstFailure(StoredStack stack) {
        synchronized (stack) {
            return stack.events.stream()
                    .filter(event -> event.operationId().equals(stack.operationId))
                    .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                    .map(event -> event.resourceType() + " " + event.logicalResourceId() + ": "
                            + event.resourceStatusReason())
                    .findFirst()
                    .orElse(stack.reason.isEmpty() ? stack.status.toString() : stack.reason);
        }
    }
}
