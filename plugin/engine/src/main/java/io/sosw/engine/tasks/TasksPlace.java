package io.sosw.engine.tasks;

import io.sosw.aws.task.TaskTableName;
import io.sosw.engine.project.ConstFile;
import io.sosw.engine.project.EnvironmentFile;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.FunctionsFile;
import io.sosw.engine.project.Project;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import io.sosw.local.shim.TemplateProvisioning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tasks of an environment are: what was typed wins over the environment's file, which wins over const.yml, which
 * wins over sosw's own names.
 *
 * @param account the only account that may be touched
 * @param table of tasks
 * @param meta table of the audit trail; empty if none is kept
 * @param scheduler the function's name
 */
record TasksPlace(
        String environment,
        Optional<String> endpoint,
        Optional<Setting> account,
        Optional<Setting> region,
        Setting table,
        Optional<String> meta,
        Setting scheduler) {
    private static final String LOCAL = "local";
    private static final String SCHEDULER = "io.sosw.essentials.Scheduler";

    static TasksPlace of(TasksPlan plan, Map<String, String> variables) {
        var settings = new Settings(plan.commandLine(), variables);
        var directory = Path.of(plan.directory());
        var environment = settings.text("sosw.env", plan.pom().get("sosw.env"), LOCAL);
        var file = EnvironmentFile.read(directory, environment.value(), environment.origin());
        boolean local = environment.value().equals(LOCAL);
        var stack = written(settings, plan, file, "stack")
                .map(Setting::value)
                .orElseGet(() -> local
                        ? TemplateProvisioning.stackName(directory)
                        : plan.name().replaceAll("[^A-Za-z0-9]+", "-") + "-" + environment.value());
        var constants = ConstFile.read(directory.resolve(ConstFile.NAME));
        return new TasksPlace(
                environment.value(),
                local ? plan.endpoint() : Optional.empty(),
                written(settings, plan, file, "account"),
                written(settings, plan, file, "region"),
                named(settings, plan, constants, "sosw.table", "tasks_table")
                        .orElseGet(() -> new Setting("sosw.table", TaskTableName.DEFAULT.table(), "default")),
                named(settings, plan, constants, "sosw.metaTable", "meta_table").map(Setting::value),
                settings.find("sosw.scheduler", plan.pom().get("sosw.scheduler"))
                        .orElseGet(() -> new Setting(
                                "sosw.scheduler", stack + "-" + scheduler(plan, directory) + ":live", "default")));
    }

    private static Optional<Setting> written(Settings settings, TasksPlan plan, EnvironmentFile file, String name) {
        var property = "sosw." + name;
        var value = file.settings().get(name);
        return settings.find(property, null)
                .or(() -> Optional.ofNullable(value)
                        .map(found -> new Setting(property, found.text(), file.source() + ":" + found.line())))
                .or(() -> Optional.ofNullable(plan.pom().get(property))
                        .map(found -> new Setting(property, found, "pom.xml")));
    }

    private static Optional<Setting> named(
            Settings settings, TasksPlan plan, ConstFile constants, String property, String option) {
        var constant = constants.values().get(option);
        return settings.find(property, plan.pom().get(property))
                .or(() -> Optional.ofNullable(constant)
                        .map(found -> new Setting(
                                property, found.value().toString(), constants.source() + ":" + found.line())));
    }

    /** Rather the one that waits to be called than one that a clock calls with a job of its own. */
    private static String scheduler(TasksPlan plan, Path directory) {
        if (!Files.isRegularFile(directory.resolve(FunctionsFile.NAME))) {
            return "scheduler";
        }
        return Project.read(plan.name(), directory, FunctionDefaults.STANDARD).functions().stream()
                .filter(function -> function.className().equals(SCHEDULER))
                .sorted(Comparator.comparing(function -> function.trigger() != null))
                .map(FunctionSpec::name)
                .findFirst()
                .orElse("scheduler");
    }

    TaskTableName names() {
        return new TaskTableName(table.value(), TaskTableName.DEFAULT.dueIndex(), TaskTableName.DEFAULT.closedIndex());
    }
}
