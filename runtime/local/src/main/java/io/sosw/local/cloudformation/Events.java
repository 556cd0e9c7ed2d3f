package io.sosw.local.cloudformation;

import io.sosw.local.provision.Journal;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Writes down what happens to a stack. */
final class Events implements Journal {
    private final World world;
    private final StoredStack stack;
    private final String token;
    private final Set<String> failed = new LinkedHashSet<>();

    Events(World world, StoredStack stack, String token) {
        this.world = world;
        this.stack = stack;
        this.token = token;
    }

    /** The stack itself changes its state. */
    void state(StackStatus status, String reason) {
        synchronized (stack) {
            stack.status = status;
            stack.reason = reason;
            add(stack.name, "AWS::CloudFormation::Stack", stack.id, status.toString(), reason);
        }
    }

    @Override
    public void record(String logicalId, String type, String physicalId, ResourceStatus status, String reason) {
        synchronized (stack) {
            if (status.toString().endsWith("_FAILED")) {
                failed.add(logicalId);
            }
            stack.states.put(
                    logicalId,
                    new StoredStack.State(
                            logicalId,
                            type,
                            physicalId,
                            status,
                            reason,
                            world.clock().instant()));
            add(logicalId, type, physicalId, status.toString(), reason);
        }
    }

    /** The resources that failed since the operation began. */
    Set<String> failed() {
        return failed;
    }

    private void add(String logicalId, String type, String physicalId, String status, String reason) {
        stack.events.add(StackEvent.builder()
                .stackId(stack.id)
                .stackName(stack.name)
                .eventId(Ids.uuid(world.random()).toString())
                .operationId(stack.operationId)
                .logicalResourceId(logicalId)
                .resourceType(type)
                .physicalResourceId(physicalId)
                .resourceStatus(status)
                .resourceStatusReason(orNull(reason))
                .clientRequestToken(orNull(token))
                .timestamp(world.clock().instant())
                .build());
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
