package io.sosw.local.provision;

import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.UPDATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.UPDATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.UPDATE_IN_PROGRESS;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Remembers how to take back each step of a run. */
final class Undo {
    private final StackPlan plan;
    private final Services services;
    private final Journal journal;
    private final Removal removal;
    private final Deque<Step> steps = new ArrayDeque<>();

    Undo(StackPlan plan, Services services, Journal journal, Removal removal) {
        this.plan = plan;
        this.services = services;
        this.journal = journal;
        this.removal = removal;
    }

    /** It was made: delete it, unless the template says that it stays even then. */
    void delete(ProvisionedResource made) {
        push(made, now -> {
            var gone = removal.delete(made, made.deletionPolicy().equals("Retain"));
            if (gone) {
                now.remove(made.logicalId(), made);
            }
            return gone;
        });
    }

    /** It was taken over: leave it alone. */
    void forget(ProvisionedResource adopted) {
        push(adopted, now -> now.remove(adopted.logicalId(), adopted));
    }

    /** It was replaced and still exists: it counts again. */
    void restore(ProvisionedResource old) {
        push(old, now -> {
            now.put(old.logicalId(), old);
            return true;
        });
    }

    /** It was (perhaps half) updated: update it back. */
    void update(ProvisionedResource old, Map<String, Object> attempted) {
        push(old, now -> {
            record(old, UPDATE_IN_PROGRESS, "");
            try {
                var back = new Desired(
                        plan.stack(), old.logicalId(), old.type(), old.generation(), resolved(old.properties()));
                plan.types().apply(old.type()).update(old.made(), resolved(attempted), back, services);
            } catch (RuntimeException failure) {
                record(old, UPDATE_FAILED, Reasons.of(failure));
                return false;
            }
            record(old, UPDATE_COMPLETE, "");
            now.put(old.logicalId(), old);
            return true;
        });
    }

    private Properties resolved(Map<String, Object> values) {
        return new Properties(new DynamicReferences(services).resolve(values));
    }

    private void record(ProvisionedResource resource, ResourceStatus status, String reason) {
        journal.record(resource.logicalId(), resource.type(), resource.physicalId(), status, reason);
    }

    /** Takes back all steps, last first. Those that fail are kept for another try. */
    boolean run(Map<String, ProvisionedResource> now) {
        var failed = new ArrayDeque<Step>();
        while (!steps.isEmpty()) {
            var step = steps.pop();
            if (!step.work().test(now)) {
                failed.add(step);
            }
        }
        steps.addAll(failed);
        return failed.isEmpty();
    }

    void giveUp(Collection<String> logicalIds) {
        steps.removeIf(step -> logicalIds.contains(step.logicalId()));
    }

    private void push(ProvisionedResource resource, Predicate<Map<String, ProvisionedResource>> work) {
        steps.push(new Step(resource.logicalId(), work));
    }

    private record Step(String logicalId, Predicate<Map<String, ProvisionedResource>> work) {}
}
