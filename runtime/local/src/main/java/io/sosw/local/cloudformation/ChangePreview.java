package io.sosw.local.cloudformation;

import io.sosw.error.UserError;
import io.sosw.local.provision.Difference;
import io.sosw.local.provision.ProvisionedResource;
import io.sosw.local.provision.Services;
import io.sosw.local.provision.StackPlan;
import io.sosw.local.template.Dependencies;
import io.sosw.local.template.Evaluation;
import io.sosw.local.template.Place;
import io.sosw.local.template.References;
import io.sosw.local.template.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

/** What a plan would change, without changing it. What is not made yet counts as unlike anything that is there. */
final class ChangePreview implements References {
    private final StackPlan plan;
    private final Services services;
    private final Evaluation evaluation;
    private final Set<String> unmade = new HashSet<>();

    ChangePreview(StackPlan plan, Services services) {
        this.plan = plan;
        this.services = services;
        this.evaluation = new Evaluation(plan.template(), plan.scope(), this);
    }

    @Override
    public Object ref(String logicalId, Place from) {
        var made = made(logicalId, from);
        return made == null ? "(" + logicalId + ")" : made.ref();
    }

    @Override
    public Object attribute(String logicalId, String attribute, Place from) {
        var made = made(logicalId, from);
        return made == null
                ? "(" + logicalId + "." + attribute + ")"
                : plan.types()
                        .apply(made.type())
                        .attribute(made.made(), attribute, services)
                        .orElse("(" + logicalId + "." + attribute + ")");
    }

    private @Nullable ProvisionedResource made(String logicalId, Place from) {
        if (!evaluation.resources().containsKey(logicalId)) {
            References.none().ref(logicalId, from);
        }
        return unmade.contains(logicalId) ? null : plan.before().get(logicalId);
    }

    @Override
    public Object importValue(String exportName, Place from) {
        var value = plan.exports().apply(exportName);
        return value.isPresent() ? value.get() : References.none().importValue(exportName, from);
    }

    /** In the order in which they would be made; what goes comes last. */
    List<Change> changes() {
        try {
            evaluation.checkRules();
            var changes = new ArrayList<Change>();
            var resources = evaluation.resources();
            for (var id : Dependencies.order(resources)) {
                add(changes, Objects.requireNonNull(resources.get(id)));
            }
            plan.before().values().stream()
                    .filter(old -> !resources.containsKey(old.logicalId()))
                    .forEach(old -> changes.add(change(
                            old.logicalId(), old.type(), old.physicalId(), ChangeAction.REMOVE, null, List.of())));
            return changes;
        } catch (UserError e) {
            throw Refusals.invalid(e.problem());
        }
    }

    private void add(List<Change> changes, Resource resource) {
        var id = resource.logicalId();
        var old = plan.before().get(id);
        if (old == null) {
            unmade.add(id);
            evaluation.properties(resource);
            changes.add(change(id, resource.type(), null, ChangeAction.ADD, null, List.of()));
            return;
        }
        if (!old.type().equals(resource.type())) {
            throw Refusals.invalid("Update of resource type is not permitted. The new template modifies resource type"
                    + " of the following resources: [" + id + "]");
        }
        var changed = Difference.between(old.properties(), evaluation.properties(resource));
        if (!changed.isEmpty()) {
            var type = plan.types().apply(resource.type());
            var replaces = Difference.replaces(type, changed);
            if (replaces) {
                unmade.add(id);
            }
            var details = changed.stream()
                    .map(name -> detail(name, type.replacing().contains(name)))
                    .toList();
            changes.add(change(
                    id,
                    resource.type(),
                    old.physicalId(),
                    ChangeAction.MODIFY,
                    replaces ? Replacement.TRUE : Replacement.FALSE,
                    details));
        }
    }

    /** Whether outputs would change though no resource does. */
    boolean changesOutputs(List<Output> before) {
        try {
            return !StackOutputs.of(plan.template(), evaluation).equals(before);
        } catch (UserError e) {
            throw Refusals.invalid(e.problem());
        }
    }

    private static ResourceChangeDetail detail(String property, boolean replaces) {
        return ResourceChangeDetail.builder()
                .target(target -> target.attribute(ResourceAttribute.PROPERTIES)
                        .name(property)
                        .requiresRecreation(replaces ? RequiresRecreation.ALWAYS : RequiresRecreation.NEVER))
                .evaluation("Static")
                .changeSource("DirectModification")
                .build();
    }

    private static Change change(
            String id,
            String type,
            @Nullable String physicalId,
            ChangeAction action,
            @Nullable Replacement replacement,
            List<ResourceChangeDetail> details) {
        return Change.builder()
                .type(ChangeType.RESOURCE)
                .resourceChange(ResourceChange.builder()
                        .action(action)
                        .logicalResourceId(id)
                        .physicalResourceId(physicalId)
                        .resourceType(type)
                        .replacement(replacement)
                        .scope(details.isEmpty() ? List.of() : List.of(ResourceAttribute.PROPERTIES))
                        .details(details)
                        .build())
                .build();
    }
}
