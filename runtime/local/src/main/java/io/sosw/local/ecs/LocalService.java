package io.sosw.local.ecs;

import io.sosw.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * A service: it has as many tasks of its definition as it should, new ones before it stops old ones. Its deployment fails
 * after three tasks that ended before they could be relied upon. Guarded by itself.
 */
final class LocalService {
    private static final int FAILURES = 3;
    private static final int REMEMBERED = 100;
    private final World world;
    private final Cluster cluster;
    private final TaskRunner runner;
    private final List<LocalTask> tasks = new ArrayList<>();
    private final Deque<ServiceEvent> events = new ArrayDeque<>();
    private final Service described;
    private final Instant created;
    private TaskDefinition definition;
    private @Nullable TaskDefinition proven;
    private int desired;
    private int failures;
    private boolean active = true;
    private boolean busy;
    private boolean again;
    private DeploymentRolloutState rollout = DeploymentRolloutState.IN_PROGRESS;
    private String reason = "ECS deployment in progress.";
    private CompletableFuture<String> settled = new CompletableFuture<>();

    LocalService(
            World world,
            Cluster cluster,
            TaskRunner runner,
            CreateServiceRequest request,
            String arn,
            TaskDefinition definition) {
        this.world = world;
        this.cluster = cluster;
        this.runner = runner;
        this.created = world.clock().instant();
        this.definition = definition;
        this.desired = Objects.requireNonNullElse(request.desiredCount(), 0);
        this.described = Service.builder()
                .serviceName(request.serviceName())
                .serviceArn(arn)
                .clusterArn(cluster.arn)
                .launchType(request.launchType())
                .capacityProviderStrategy(request.capacityProviderStrategy())
                .networkConfiguration(request.networkConfiguration())
                .deploymentConfiguration(request.deploymentConfiguration())
                .schedulingStrategy("REPLICA")
                .createdAt(created)
                .build();
    }

    synchronized void change(@Nullable TaskDefinition other, @Nullable Integer count, boolean anew) {
        var changed = other != null && !other.taskDefinitionArn().equals(definition.taskDefinitionArn());
        if (count != null && count != desired) {
            desired = count;
            note("has been asked for " + count + " tasks");
        }
        if (changed || anew) {
            definition = Objects.requireNonNullElse(other, definition);
            failures = 0;
        }
        rollout = DeploymentRolloutState.IN_PROGRESS;
        reason = "ECS deployment in progress.";
        settled = settled.isDone() ? new CompletableFuture<>() : settled;
        if (anew && !changed) {
            wanted().forEach(task -> task.stop(TaskStopCode.SERVICE_SCHEDULER_INITIATED, "Forced new deployment"));
        }
        reconcile();
    }

    synchronized void delete() {
        active = false;
        desired = 0;
        settled = settled.isDone() ? new CompletableFuture<>() : settled;
        reconcile();
    }

    /** Completes with an empty text when the service is as it should be, else with what went wrong. */
    synchronized CompletableFuture<String> settled() {
        return settled;
    }

    synchronized boolean active() {
        return active;
    }

    /** Tasks may start and end while it works; it then looks again. */
    synchronized void reconcile() {
        again = true;
        if (busy) {
            return;
        }
        busy = true;
        while (again) {
            again = false;
            step();
        }
        busy = false;
    }

    private void step() {
        tasks.removeIf(task -> task.stopped().isDone());
        var current = current();
        for (int i = current.size(); i < desired && rollout != DeploymentRolloutState.FAILED; i++) {
            start();
        }
        for (int i = current.size() - 1; i >= desired; i--) {
            stop(current.get(i), "Scaling activity initiated by deployment");
        }
        var running = current().stream().filter(LocalService::isUp).count();
        if (running >= desired) {
            wanted().stream()
                    .filter(task -> !isCurrent(task))
                    .forEach(task -> stop(task, "Scaling activity initiated by deployment"));
            if (tasks.stream()
                    .allMatch(task ->
                            isCurrent(task) && task.wanted() || task.stopped().isDone())) {
                complete();
            }
        }
    }

    private void complete() {
        proven = definition;
        if (!settled.isDone()) {
            rollout = DeploymentRolloutState.COMPLETED;
            reason = "ECS deployment completed.";
            note("has reached a steady state");
            settled.complete("");
        }
    }

    private static boolean isUp(LocalTask task) {
        return task.up().getNow(false);
    }

    private boolean isCurrent(LocalTask task) {
        return task.definition().taskDefinitionArn().equals(definition.taskDefinitionArn());
    }

    private List<LocalTask> wanted() {
        return tasks.stream().filter(LocalTask::wanted).toList();
    }

    private List<LocalTask> current() {
        return wanted().stream().filter(this::isCurrent).toList();
    }

    private void stop(LocalTask task, String why) {
        note("has stopped 1 running tasks: (task " + task.id() + ")");
        task.stop(TaskStopCode.SERVICE_SCHEDULER_INITIATED, why);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what follows is the reconciliation itself
    private void start() {
        var task = runner.start(
                cluster.arn,
                definition,
                "service:" + described.serviceName(),
                "ecs-svc/" + created.getEpochSecond(),
                null);
        cluster.add(task);
        tasks.add(task);
        note("has started 1 tasks: (task " + task.id() + ")");
        task.up().thenAccept(up -> {
            if (up) {
                reconcile();
            }
        });
        task.whenStopped(this::ended);
    }

    private synchronized void ended(LocalTask task) {
        var own = task.view().stopCode() == TaskStopCode.SERVICE_SCHEDULER_INITIATED
                || task.view().stopCode() == TaskStopCode.USER_INITIATED;
        if (own || !isCurrent(task)) {
            reconcile();
            return;
        }
        failures++;
        note("task " + task.id() + " failed: " + task.view().stoppedReason());
        if (!definition.equals(proven) && failures >= FAILURES) {
            fail(task);
        } else {
            world.timers().after(definition.equals(proven) ? Duration.ofSeconds(1) : Duration.ZERO, this::reconcile);
        }
    }

    private void fail(LocalTask task) {
        var configuration = described.deploymentConfiguration();
        var breaker = configuration == null ? null : configuration.deploymentCircuitBreaker();
        var why = "ECS Deployment Circuit Breaker was triggered: the last task stopped because of "
                + task.view().stoppedReason();
        note("(deployment) deployment failed: tasks failed to start");
        if (breaker != null && Boolean.TRUE.equals(breaker.rollback()) && proven != null) {
            definition = proven;
        }
        rollout = DeploymentRolloutState.FAILED;
        reason = why;
        settled.complete(why);
    }

    private void note(String what) {
        events.addFirst(ServiceEvent.builder()
                .id(described.serviceName() + "-" + events.size())
                .createdAt(world.clock().instant())
                .message("(service " + described.serviceName() + ") " + what + ".")
                .build());
        if (events.size() > REMEMBERED) {
            events.removeLast();
        }
    }

    synchronized Service view() {
        tasks.removeIf(task -> task.stopped().isDone());
        int running = (int) wanted().stream().filter(LocalService::isUp).count();
        int pending = wanted().size() - running;
        var status = active ? "ACTIVE" : tasks.isEmpty() ? "INACTIVE" : "DRAINING";
        return described.toBuilder()
                .status(status)
                .taskDefinition(definition.taskDefinitionArn())
                .desiredCount(desired)
                .runningCount(running)
                .pendingCount(pending)
                .events(List.copyOf(events))
                .deployments(Deployment.builder()
                        .id("ecs-svc/" + created.getEpochSecond())
                        .status("PRIMARY")
                        .taskDefinition(definition.taskDefinitionArn())
                        .desiredCount(desired)
                        .runningCount(running)
                        .pendingCount(pending)
                        .failedTasks(failures)
                        .rolloutState(rollout)
                        .rolloutStateReason(reason)
                        .createdAt(created)
                        .updatedAt(world.clock().instant())
                        .build())
                .build();
    }
}
