package io.sosw.local.provision;

import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Told what happens to a stack's resources, as it happens. */
@FunctionalInterface
public interface Journal {

    /**
     * @param physicalId empty until there is one
     * @param reason empty when there is nothing to say
     */
    void record(String logicalId, String type, String physicalId, ResourceStatus status, String reason);
}
