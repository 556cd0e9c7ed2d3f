package io.sosw.local.cloudformation;

import static software.amazon.awssdk.services.cloudformation.model.StackStatus.DELETE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.DELETE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.DELETE_IN_PROGRESS;

import io.sosw.local.provision.ProvisionedResource;
import io.sosw.local.provision.Removal;
import io.sosw.local.provision.Services;
import io.sosw.local.world.Ids;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Deletes a stack, last made resource first. */
final class Deletion {
    private final Stacks stacks;
    private final StoredStack stack;
    private final Events events;
    private final Removal removal;
    private final Deque<ProvisionedResource> pending = new ArrayDeque<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> retained = new ArrayList<>();

    Deletion(Stacks stacks, Services services, StoredStack stack, String token) {
        this.stacks = stacks;
        this.stack = stack;
        stack.operationId = Ids.uuid(stacks.world().random()).toString();
        this.events = new Events(stacks.world(), stack, token);
        this.removal = new Removal(KnownTypes::of, services, events);
        events.state(DELETE_IN_PROGRESS, "User Initiated");
        stack.resources.values().forEach(pending::push);
    }

    Deletion retaining(Collection<String> logicalIds) {
        retained.addAll(logicalIds);
        return this;
    }

    void schedule(Duration pace) {
        stacks.world().timers().after(pace, () -> {
            if (step()) {
                schedule(pace);
            }
        });
    }

    void finish() {
        while (step()) {
            // each step does one resource
        }
    }

    private boolean step() {
        if (pending.isEmpty()) {
            complete();
            return false;
        }
        var next = pending.pop();
        var stays = retained.contains(next.logicalId()) || Removal.isRetained(next.deletionPolicy());
        if (removal.delete(next, stays)) {
            stack.resources.remove(next.logicalId());
        } else {
            failed.add(next.logicalId());
        }
        return true;
    }

    private void complete() {
        if (failed.isEmpty()) {
            stack.deleted = stacks.world().clock().instant();
            stack.outputs = List.of();
            stack.imports.clear();
            events.state(DELETE_COMPLETE, "");
        } else {
            events.state(DELETE_FAILED, "The following resource(s) failed to delete: " + failed + ". ");
        }
    }
}
