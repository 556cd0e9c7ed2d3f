package io.sosw.local.ecs;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** All task definitions: families with their revisions. Safe for use by several threads. */
final class TaskDefinitions {
    private static final int LONGEST_STOP = 120;
    private final Map<String, List<TaskDefinition>> families = new TreeMap<>();
    private final World world;

    TaskDefinitions(World world) {
        this.world = world;
    }

    synchronized TaskDefinition register(RegisterTaskDefinitionRequest request) {
        check(request);
        var revisions = families.computeIfAbsent(request.family(), family -> new ArrayList<>());
        int revision = revisions.size() + 1;
        var arn = new Arn(
                "ecs", world.region(), world.accountId(), "task-definition/" + request.family() + ":" + revision);
        var definition = TaskDefinition.builder()
                .taskDefinitionArn(arn.toString())
                .family(request.family())
                .revision(revision)
                .status(TaskDefinitionStatus.ACTIVE)
                .containerDefinitions(request.containerDefinitions())
                .cpu(request.cpu())
                .memory(request.memory())
                .networkMode(request.networkMode())
                .requiresCompatibilities(request.requiresCompatibilities())
                .compatibilities(request.requiresCompatibilities())
                .runtimePlatform(request.runtimePlatform())
                .taskRoleArn(request.taskRoleArn())
                .executionRoleArn(request.executionRoleArn())
                .volumes(request.volumes())
                .registeredAt(world.clock().instant())
                .build();
        revisions.add(definition);
        return definition;
    }

    private static void check(RegisterTaskDefinitionRequest request) {
        if (request.family() == null || !request.family().matches("[A-Za-z0-9_-]{1,255}")) {
            throw EcsErrors.client("Invalid 'family': " + request.family());
        }
        if (request.containerDefinitions().isEmpty()) {
            throw EcsErrors.client("Container definitions can not be empty.");
        }
        for (ContainerDefinition container : request.containerDefinitions()) {
            if (container.image() == null || container.name() == null) {
                throw EcsErrors.client("Container.image and Container.name should not be null or empty.");
            }
            if (container.stopTimeout() != null && container.stopTimeout() > LONGEST_STOP && fargate(request)) {
                throw EcsErrors.client("Invalid setting for container '" + container.name()
                        + "'. The stop timeout must not exceed 120 seconds on Fargate.");
            }
        }
        if (fargate(request) && (request.cpu() == null || request.memory() == null)) {
            throw EcsErrors.client("Fargate requires that 'cpu' and 'memory' be defined at the task level.");
        }
    }

    private static boolean fargate(RegisterTaskDefinitionRequest request) {
        return request.requiresCompatibilitiesAsStrings().contains("FARGATE");
    }

    /** By ARN, by family and revision, or the newest active of a family. */
    synchronized TaskDefinition find(@Nullable String named) {
        if (named == null) {
            throw EcsErrors.client("TaskDefinition can not be blank.");
        }
        var name = named.substring(named.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        var revisions = families.getOrDefault(colon < 0 ? name : name.substring(0, colon), List.of());
        return revisions.stream()
                .filter(each -> colon < 0
                        ? each.status() == TaskDefinitionStatus.ACTIVE
                        : name.equals(each.family() + ":" + each.revision()))
                .reduce((first, second) -> second)
                .orElseThrow(() -> EcsErrors.client("Unable to describe task definition."));
    }

    synchronized TaskDefinition deregister(@Nullable String named) {
        var found = find(named);
        var inactive = found.toBuilder()
                .status(TaskDefinitionStatus.INACTIVE)
                .deregisteredAt(world.clock().instant())
                .build();
        families.getOrDefault(found.family(), List.of()).set(found.revision() - 1, inactive);
        return inactive;
    }

    synchronized List<String> arns(@Nullable String prefix, TaskDefinitionStatus status) {
        return families.values().stream()
                .flatMap(List::stream)
                .filter(each -> prefix == null || each.family().equals(prefix))
                .filter(each -> each.status() == status)
                .map(TaskDefinition::taskDefinitionArn)
                .toList();
    }

    synchronized List<String> families(@Nullable String prefix) {
        return families.entrySet().stream()
                .filter(each -> prefix == null || each.getKey().startsWith(prefix))
                .filter(each -> each.getValue().stream()
                        .anyMatch(definition -> definition.status() == TaskDefinitionStatus.ACTIVE))
                .map(Map.Entry::getKey)
                .toList();
    }
}
