package io.sosw.engine.deploy.template;

import io.sosw.engine.project.ContainerSettings;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Project;
import io.sosw.engine.project.Trigger;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.List;

/**
 * How the functions that have a queue run, and where as containers.
 *
 * @param chosen the compute as it was asked for
 * @param settings of the environment
 * @param source the environment's file
 * @param image what a task runs
 */
public record Containers(
        Compute compute, Setting chosen, ContainerSettings settings, String source, ContainerImage image) {

    /** Whether the function is one whose messages a container can take. */
    static boolean possible(FunctionSpec function) {
        return function.trigger() instanceof Trigger.Queue;
    }

    /** The functions that run as tasks. */
    public List<String> moved(Project project) {
        return compute.tasks()
                ? project.functions().stream()
                        .filter(Containers::possible)
                        .map(FunctionSpec::name)
                        .toList()
                : List.of();
    }

    /** Refuses what ECS could not run. */
    void check(Project project) {
        if (!compute.tasks()) {
            return;
        }
        if (moved(project).isEmpty()) {
            throw new UserError(
                    "sosw.compute=" + chosen.value() + " (" + chosen.origin()
                            + "), but no function of sosw.yml has a queue that a container could poll",
                    "give a function trigger: {queue: NAME}, or leave sosw.compute out.",
                    "deploy-compute");
        }
        if (settings.subnets().isEmpty()) {
            throw new UserError(
                    "sosw.compute=" + chosen.value() + " (" + chosen.origin() + "), but " + source
                            + " names no subnets, without which Fargate starts no task",
                    "write container: {subnets: [subnet-…], securityGroups: [sg-…]} into " + source + ".",
                    "deploy-compute");
        }
        if (settings.least() > settings.most()) {
            throw new UserError(
                    source + ":" + settings.line() + " asks for at least " + settings.least() + " and at most "
                            + settings.most() + " tasks",
                    "mend least or most in the block container of " + source + ".",
                    "deploy-compute");
        }
    }
}
