package io.sosw.local.ecs;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** What ECS answers when it refuses. */
final class EcsErrors {
    private EcsErrors() {}

    static RuntimeException noCluster() {
        return AwsErrors.of(ClusterNotFoundException.builder(), 400, "ClusterNotFoundException", "Cluster not found.");
    }

    static RuntimeException clusterInUse() {
        return AwsErrors.of(
                ClusterContainsServicesException.builder(),
                400,
                "ClusterContainsServicesException",
                "The Cluster cannot be deleted while Services are active.");
    }

    static RuntimeException noService() {
        return AwsErrors.of(ServiceNotFoundException.builder(), 400, "ServiceNotFoundException", "Service not found.");
    }

    static RuntimeException notActive() {
        return AwsErrors.of(
                ServiceNotActiveException.builder(), 400, "ServiceNotActiveException", "Service was not ACTIVE.");
    }

    static RuntimeException invalid(String message) {
        return AwsErrors.of(InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    static RuntimeException client(String message) {
        return AwsErrors.of(ClientException.builder(), 400, "ClientException", message);
    }
}
