package io.sosw.local.provision;

import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.ResourceStatus.DELETE_SKIPPED;

import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

/** Deletes resources, last made first. */
public final class Removal {
    private final Function<String, ResourceType> types;
    private final Services services;
    private final Journal journal;

    public Removal(Function<String, ResourceType> types, Services services, Journal journal) {
        this.types = types;
        this.services = services;
        this.journal = journal;
    }

    /** Whether such a resource stays when it leaves the template or its stack is deleted. */
    public static boolean isRetained(String deletionPolicy) {
        return deletionPolicy.equals("Retain") || deletionPolicy.equals("RetainExceptOnCreate");
    }

    /**
     * @return whether it is gone, or stays because it is retained
     */
    public boolean delete(ProvisionedResource resource, boolean retained) {
        if (retained) {
            record(resource, DELETE_SKIPPED, "");
            return true;
        }
        record(resource, DELETE_IN_PROGRESS, "");
        try {
            var properties = new Properties(new DynamicReferences(services).resolve(resource.properties()));
            types.apply(resource.type()).delete(resource.made(), properties, services);
        } catch (AwsServiceException failure) {
            if (!Reasons.isGone(failure)) {
                record(resource, DELETE_FAILED, Reasons.of(failure));
                return false;
            }
        } catch (RuntimeException failure) {
            record(resource, DELETE_FAILED, Reasons.of(failure));
            return false;
        }
        record(resource, DELETE_COMPLETE, "");
        return true;
    }

    private void record(ProvisionedResource resource, ResourceStatus status, String reason) {
        journal.record(resource.logicalId(), resource.type(), resource.physicalId(), status, reason);
    }
}
