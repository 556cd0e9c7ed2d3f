package io.sosw.local.ecs;

import io.sosw.local.world.World;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** A task from its start to its end. Safe for use by several threads. */
final class LocalTask {
    private static final int USUAL_STOP = 30;
    private final World world;
    private final TaskDefinition definition;
    private final CompletableFuture<Boolean> up = new CompletableFuture<>();
    private final CompletableFuture<LocalTask> stopped = new CompletableFuture<>();
    private Task view;
    private @Nullable TaskProcess process;
    private boolean wanted = true;

    /**
     * @param view as it was asked for
     */
    LocalTask(World world, TaskDefinition definition, Task view) {
        this.world = world;
        this.definition = definition;
        this.view = view;
    }

    TaskDefinition definition() {
        return definition;
    }

    synchronized Task view() {
        return view;
    }

    /** The last part of its ARN. */
    String id() {
        var arn = view().taskArn();
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Whether nobody has asked it to stop and it has not ended. */
    synchronized boolean wanted() {
        return wanted;
    }

    /** Completes with true when the task may be relied upon, with false if it ended before. */
    CompletableFuture<Boolean> up() {
        return up;
    }

    /** Completes when it has ended. */
    CompletableFuture<LocalTask> stopped() {
        return stopped;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both callbacks end in this task's own futures
    void began(TaskProcess started) {
        synchronized (this) {
            process = started;
            var now = world.clock().instant();
            view = status("RUNNING")
                    .startedAt(now)
                    .pullStartedAt(now)
                    .pullStoppedAt(now)
                    .build();
        }
        started.up().thenAccept(up::complete);
        started.exit()
                .thenAccept(code ->
                        ended(code, TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited"));
    }

    private Task.Builder status(String status) {
        return view.toBuilder()
                .lastStatus(status)
                .containers(view.containers().stream()
                        .map(container ->
                                container.toBuilder().lastStatus(status).build())
                        .toList());
    }

    void failed(String reason) {
        ended(null, TaskStopCode.TASK_FAILED_TO_START, reason);
    }

    /** Asks the process to end, and ends it when its stop timeout is over. */
    @SuppressWarnings("FutureReturnValueIgnored") // taking the timer back ends there
    void stop(TaskStopCode code, String reason) {
        TaskProcess running;
        synchronized (this) {
            running = process;
            if (!wanted || running == null) {
                return;
            }
            wanted = false;
            view = status("STOPPING")
                    .desiredStatus("STOPPED")
                    .stopCode(code)
                    .stoppedReason(reason)
                    .stoppingAt(world.clock().instant())
                    .build();
        }
        var last = world.timers().after(stopTimeout(), running::kill);
        stopped.thenRun(last::cancel);
        running.terminate();
    }

    private Duration stopTimeout() {
        return Duration.ofSeconds(definition.containerDefinitions().stream()
                .mapToInt(container -> Objects.requireNonNullElse(container.stopTimeout(), USUAL_STOP))
                .max()
                .orElse(USUAL_STOP));
    }

    private void ended(@Nullable Integer exitCode, TaskStopCode code, String reason) {
        synchronized (this) {
            var asked = view.stopCode() != null;
            wanted = false;
            view = status("STOPPED")
                    .desiredStatus("STOPPED")
                    .stopCode(asked ? view.stopCode() : code)
                    .stoppedReason(asked ? view.stoppedReason() : reason)
                    .stoppedAt(world.clock().instant())
                    .executionStoppedAt(world.clock().instant())
                    .build();
            if (exitCode != null) {
                view = view.toBuilder()
                        .containers(view.containers().stream()
                                .map(container ->
                                        container.toBuilder().exitCode(exitCode).build())
                                .toList())
                        .build();
            }
        }
        up.complete(false);
        stopped.complete(this);
    }

    /** At the end of the shim. */
    synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    static Container container(String name, @Nullable String image, String taskArn) {
        return Container.builder()
                .name(name)
                .image(image)
                .taskArn(taskArn)
                .lastStatus("PENDING")
                .build();
    }

    /** Does something when it has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done
    void whenStopped(Consumer<LocalTask> action) {
        stopped.thenAccept(action);
    }
}
