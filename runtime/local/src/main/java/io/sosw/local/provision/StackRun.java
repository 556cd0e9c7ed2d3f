package io.sosw.local.provision;

import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.CREATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.CREATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.CREATE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.IMPORT_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.IMPORT_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.UPDATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.UPDATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.UPDATE_IN_PROGRESS;

import io.sosw.local.template.Dependencies;
import io.sosw.local.template.Evaluation;
import io.sosw.local.template.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/**
 * Carries a plan out, one resource a step; then either cleans up what is not needed any more or undoes what was done.
 *
 * <p>Not safe for use by several threads.
 */
public final class StackRun {
    private static final String REPLACES =
            "Requested update requires the creation of a new physical resource; hence creating one.";

    private final StackPlan plan;
    private final Services services;
    private final Journal journal;
    private final Evaluation evaluation;
    private final Map<String, ProvisionedResource> now;
    private final Deque<Resource> pending = new ArrayDeque<>();
    private final Removal removal;
    private final Undo undo;
    private final List<ProvisionedResource> replaced = new ArrayList<>();

    public StackRun(StackPlan plan, Services services, Journal journal) {
        this.plan = plan;
        this.services = services;
        this.journal = journal;
        this.now = new LinkedHashMap<>(plan.before());
        this.removal = new Removal(plan.types(), services, journal);
        this.undo = new Undo(plan, services, journal, removal);
        this.evaluation = new Evaluation(
                plan.template(), plan.scope(), new StackReferences(now, plan.types(), services, plan.exports()));
        var resources = evaluation.resources();
        for (var id : Dependencies.order(resources)) {
            var resource = resources.get(id);
            if (resource != null) {
                pending.add(resource);
            }
        }
    }

    /** Expressions over what is made so far, for outputs. */
    public Evaluation evaluation() {
        return evaluation;
    }

    /** What there is, in the order in which it was made. */
    public Map<String, ProvisionedResource> resources() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(now));
    }

    /** Whether there are resources left to make or update. */
    public boolean hasNext() {
        return !pending.isEmpty();
    }

    /**
     * Makes or updates the next resource.
     *
     * @return whether that worked; the journal knows why not
     */
    public boolean next() {
        var resource = pending.remove();
        var old = plan.before().get(resource.logicalId());
        try {
            var values = evaluation.properties(resource);
            if (old == null) {
                create(resource, values);
            } else {
                change(resource, old, values);
            }
            return true;
        } catch (RuntimeException failure) {
            journal.record(
                    resource.logicalId(),
                    resource.type(),
                    old == null ? "" : old.physicalId(),
                    old == null ? CREATE_FAILED : UPDATE_FAILED,
                    Reasons.of(failure));
            return false;
        }
    }

    private void create(Resource resource, Map<String, Object> values) {
        var type = plan.types().apply(resource.type());
        var properties = resolved(values);
        var desired = new Desired(plan.stack(), resource.logicalId(), resource.type(), 0, properties);
        if (!type.naming().isEmpty() && properties.has(type.naming())) {
            var found = type.find(desired, services);
            if (found.isPresent()) {
                adopt(resource, values, desired, found.get());
                return;
            }
        }
        record(resource, "", CREATE_IN_PROGRESS, "");
        var made = type.create(desired, services);
        record(resource, made.physicalId(), CREATE_IN_PROGRESS, "Resource creation Initiated");
        var result = put(resource, made, values, 0);
        undo.delete(result);
        record(resource, made.physicalId(), CREATE_COMPLETE, remark(type, properties));
    }

    private void adopt(Resource resource, Map<String, Object> values, Desired desired, Made found) {
        var owner = plan.owners().apply(resource.type(), found.physicalId());
        if (owner.isPresent()) {
            throw new ResourceProblem("AlreadyExists", found.physicalId() + " already exists in stack " + owner.get());
        }
        if (!plan.adopt()) {
            throw new ResourceProblem(
                    "AlreadyExists",
                    "Resource of type '" + resource.type() + "' with identifier '" + found.physicalId()
                            + "' already exists.");
        }
        record(resource, found.physicalId(), IMPORT_IN_PROGRESS, "Resource import started.");
        var type = plan.types().apply(resource.type());
        var made = type.update(found, new Properties(Map.of()), desired, services);
        var result = put(resource, made, values, 0);
        undo.forget(result);
        record(resource, made.physicalId(), IMPORT_COMPLETE, "Resource import completed.");
    }

    private void change(Resource resource, ProvisionedResource old, Map<String, Object> values) {
        var changed = Difference.between(old.properties(), values);
        if (changed.isEmpty()) {
            put(resource, old.made(), values, old.generation());
            return;
        }
        var type = plan.types().apply(resource.type());
        if (Difference.replaces(type, changed)) {
            replace(resource, old, values, changed);
            return;
        }
        var properties = resolved(values);
        record(resource, old.physicalId(), UPDATE_IN_PROGRESS, "");
        undo.update(old, values);
        var before = resolved(old.properties());
        var desired = new Desired(plan.stack(), resource.logicalId(), resource.type(), old.generation(), properties);
        var made = type.update(old.made(), before, desired, services);
        put(resource, made, values, old.generation());
        record(resource, made.physicalId(), UPDATE_COMPLETE, remark(type, properties));
    }

    private void replace(Resource resource, ProvisionedResource old, Map<String, Object> values, Set<String> changed) {
        var type = plan.types().apply(resource.type());
        if (values.containsKey(type.naming()) && !changed.contains(type.naming())) {
            throw new ResourceProblem(
                    "AlreadyExists",
                    "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename "
                            + Properties.asText(values.get(type.naming())) + " and update the stack again.");
        }
        var properties = resolved(values);
        var generation = old.generation() + 1;
        record(resource, old.physicalId(), UPDATE_IN_PROGRESS, REPLACES);
        var desired = new Desired(plan.stack(), resource.logicalId(), resource.type(), generation, properties);
        var made = type.create(desired, services);
        record(resource, made.physicalId(), UPDATE_IN_PROGRESS, "Resource creation Initiated");
        var result = put(resource, made, values, generation);
        undo.restore(old);
        undo.delete(result);
        if (!resource.updateReplacePolicy().equals("Retain")) {
            replaced.add(old);
        }
        record(resource, made.physicalId(), UPDATE_COMPLETE, remark(type, properties));
    }

    private ProvisionedResource put(Resource resource, Made made, Map<String, Object> values, int generation) {
        var result = new ProvisionedResource(
                resource.logicalId(),
                resource.type(),
                made.physicalId(),
                made.attributes(),
                values,
                generation,
                resource.deletionPolicy());
        now.remove(resource.logicalId());
        now.put(resource.logicalId(), result);
        return result;
    }

    private Properties resolved(Map<String, Object> values) {
        return new Properties(new DynamicReferences(services).resolve(values));
    }

    private static String remark(ResourceType type, Properties properties) {
        var unread = properties.unread();
        return unread.isEmpty()
                ? type.remark()
                : "Without effect here: "
                        + String.join(", ", unread.stream().sorted().toList());
    }

    private void record(Resource resource, String physicalId, ResourceStatus status, String reason) {
        journal.record(resource.logicalId(), resource.type(), physicalId, status, reason);
    }

    /** Whether resources have left the template or were replaced. */
    public boolean hasLeftovers() {
        return !replaced.isEmpty() || !gone().isEmpty();
    }

    /** Deletes what has left the template or was replaced; what cannot be deleted stays behind, as on AWS. */
    public void cleanUp() {
        Collections.reverse(replaced);
        replaced.forEach(each -> removal.delete(each, false));
        var gone = gone();
        Collections.reverse(gone);
        for (var each : gone) {
            removal.delete(each, Removal.isRetained(each.deletionPolicy()));
            now.remove(each.logicalId());
        }
    }

    private List<ProvisionedResource> gone() {
        var kept = evaluation.resources().keySet();
        return new ArrayList<>(plan.before().values().stream()
                .filter(each -> !kept.contains(each.logicalId()))
                .toList());
    }

    /**
     * Undoes what was done, last first.
     *
     * @return whether all of it could be undone
     */
    public boolean rollBack() {
        pending.clear();
        return undo.run(now);
    }

    /** Leaves these resources as they are when rolling back. */
    public void giveUp(Collection<String> logicalIds) {
        undo.giveUp(logicalIds);
    }
}
