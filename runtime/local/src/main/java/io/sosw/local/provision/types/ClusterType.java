package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;

/** A cluster of ECS. */
final class ClusterType implements ResourceType {

    @Override
    public String name() {
        return "AWS::ECS::Cluster";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("ClusterName");
    }

    @Override
    public String naming() {
        return "ClusterName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var cluster = services.get(EcsClient.class)
                .createCluster(desired.properties()
                        .fill(CreateClusterRequest.builder(), "ClusterSettings", "Tags")
                        .clusterName(desired.name("ClusterName"))
                        .build())
                .cluster();
        return new Made(cluster.clusterName(), Map.of("Arn", cluster.clusterArn()));
    }

    /** Nothing that can change has an effect here. */
    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        try {
            services.get(EcsClient.class).deleteCluster(request -> request.cluster(current.physicalId()));
        } catch (ClusterNotFoundException gone) {
            // as wanted
        }
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        return services
                .get(EcsClient.class)
                .describeClusters(request -> request.clusters(desired.name("ClusterName")))
                .clusters()
                .stream()
                .findFirst()
                .map(cluster -> new Made(cluster.clusterName(), Map.of("Arn", cluster.clusterArn())));
    }
}
