package io.sosw.local.cloudformation;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ProvisionedResource;
import io.sosw.local.provision.ServedType;
import io.sosw.local.provision.Services;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** Whether a stack's resources are still there. Properties are not compared. */
final class Drift {
    private final Services services;

    Drift(Services services) {
        this.services = services;
    }

    List<StackResourceDrift> of(StoredStack stack) {
        return stack.resources.values().stream()
                .map(each -> StackResourceDrift.builder()
                        .stackId(stack.id)
                        .logicalResourceId(each.logicalId())
                        .physicalResourceId(each.physicalId())
                        .resourceType(each.type())
                        .stackResourceDriftStatus(status(stack, each))
                        .timestamp(services.world().clock().instant())
                        .build())
                .toList();
    }

    private StackResourceDriftStatus status(StoredStack stack, ProvisionedResource resource) {
        var type = KnownTypes.of(resource.type());
        if (type.naming().isEmpty() || type instanceof ServedType served && !served.isHere(services)) {
            return StackResourceDriftStatus.NOT_CHECKED;
        }
        var desired = new Desired(
                stack.name,
                resource.logicalId(),
                resource.type(),
                resource.generation(),
                new Properties(resource.properties()));
        return type.find(desired, services).isPresent()
                ? StackResourceDriftStatus.IN_SYNC
                : StackResourceDriftStatus.DELETED;
    }
}
