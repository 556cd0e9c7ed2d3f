package io.sosw.local.ecs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** A cluster with its services and tasks. Safe for use by several threads. */
final class Cluster {
    private static final int REMEMBERED = 200;
    final String name;
    final String arn;
    final List<String> capacityProviders;
    final Map<String, LocalService> services = new ConcurrentSkipListMap<>();
    private final List<LocalTask> tasks = new ArrayList<>();
    private final Deque<LocalTask> ended = new ArrayDeque<>();

    Cluster(String name, String arn, List<String> capacityProviders) {
        this.name = name;
        this.arn = arn;
        this.capacityProviders = List.copyOf(capacityProviders);
    }

    synchronized void add(LocalTask task) {
        tasks.add(task);
        task.whenStopped(this::end);
    }

    private synchronized void end(LocalTask task) {
        tasks.remove(task);
        ended.addFirst(task);
        if (ended.size() > REMEMBERED) {
            ended.removeLast();
        }
    }

    /** Those that have not ended. */
    synchronized List<LocalTask> tasks() {
        return List.copyOf(tasks);
    }

    /** By ARN or its last part; the ended are remembered for a while, as on ECS. */
    synchronized @Nullable LocalTask task(String named) {
        var id = named.substring(named.lastIndexOf('/') + 1);
        return java.util.stream.Stream.concat(tasks.stream(), ended.stream())
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    synchronized List<LocalTask> tasks(DesiredStatus status) {
        var all = new ArrayList<>(tasks);
        all.addAll(ended);
        return all.stream()
                .filter(task -> task.wanted() == (status != DesiredStatus.STOPPED))
                .toList();
    }
}
