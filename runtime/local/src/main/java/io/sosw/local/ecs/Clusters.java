package io.sosw.local.ecs;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All clusters of the account. Safe for use by several threads. */
final class Clusters {
    static final String USUAL = "default";
    private final Map<String, Cluster> byName = new ConcurrentSkipListMap<>();
    private final World world;

    Clusters(World world) {
        this.world = world;
    }

    String arn(String named) {
        var name = named.substring(named.lastIndexOf('/') + 1);
        return new Arn("ecs", world.region(), world.accountId(), "cluster/" + name).toString();
    }

    /** Makes it, or finds the one that exists. */
    Cluster create(@Nullable String named, List<String> capacityProviders) {
        var name = named == null ? USUAL : named;
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw EcsErrors.invalid("Invalid cluster name: " + name);
        }
        return byName.computeIfAbsent(name, key -> new Cluster(key, arn(key), capacityProviders));
    }

    Optional<Cluster> find(@Nullable String named) {
        var name = named == null ? USUAL : named.substring(named.lastIndexOf('/') + 1);
        return Optional.ofNullable(byName.get(name));
    }

    Cluster named(@Nullable String named) {
        return find(named).orElseThrow(EcsErrors::noCluster);
    }

    Cluster delete(@Nullable String named) {
        var cluster = named(named);
        if (cluster.services.values().stream().anyMatch(LocalService::active)) {
            throw EcsErrors.clusterInUse();
        }
        byName.remove(cluster.name);
        return cluster;
    }

    List<Cluster> all() {
        return List.copyOf(byName.values());
    }

    List<String> arns() {
        return byName.values().stream().map(cluster -> cluster.arn).toList();
    }

    static software.amazon.awssdk.services.ecs.model.Cluster view(Cluster cluster) {
        var services =
                cluster.services.values().stream().filter(LocalService::active).count();
        var running =
                cluster.tasks().stream().filter(task -> task.up().getNow(false)).count();
        return software.amazon.awssdk.services.ecs.model.Cluster.builder()
                .clusterName(cluster.name)
                .clusterArn(cluster.arn)
                .status("ACTIVE")
                .capacityProviders(cluster.capacityProviders)
                .activeServicesCount((int) services)
                .runningTasksCount((int) running)
                .pendingTasksCount((int) (cluster.tasks().size() - running))
                .registeredContainerInstancesCount(0)
                .build();
    }
}
