package io.sosw.engine.tasks;

import io.sosw.aws.task.Standing;
import io.sosw.aws.task.TaskCounts;
import io.sosw.engine.console.Console;
import io.sosw.engine.console.Screen;
import io.sosw.engine.project.Nearest;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What {@code sosw:tasks} was asked for. */
final class TasksCommands {
    private static final int LIMIT = 20;
    private static final int MOST = 10_000;

    private final TasksPlan plan;
    private final Settings settings;
    private final TasksAccess access;
    private final Console console;
    private final Screen screen;
    private final Clock clock;
    private final LongConsumer pause;

    TasksCommands(
            TasksPlan plan,
            Map<String, String> variables,
            TasksAccess access,
            Console console,
            Screen screen,
            Clock clock,
            LongConsumer pause) {
        this.plan = plan;
        this.settings = new Settings(plan.commandLine(), variables);
        this.access = access;
        this.console = console;
        this.screen = screen;
        this.clock = clock;
        this.pause = pause;
    }

    void run() {
        var job = plan.job();
        if (job.isPresent()) {
            var labourer = new JobOrder(access, console, json(), clock).schedule(job.get(), text("sosw.jobId"));
            if (watching()) {
                watch(List.of(labourer));
            }
        } else if (text("sosw.task").isPresent()) {
            show(text("sosw.task").orElseThrow());
        } else if (text("sosw.retry").isPresent()) {
            retry(text("sosw.retry").orElseThrow());
        } else if (text("sosw.cancel").isPresent()) {
            cancel(text("sosw.cancel").orElseThrow());
        } else if (watching()) {
            watch(labourers());
        } else if (text("sosw.state").isPresent()) {
            list(standing());
        } else {
            count();
        }
    }

    private void count() {
        var counts = new LinkedHashMap<String, TaskCounts>();
        for (var labourer : labourers()) {
            counts.put(labourer, access.tasks().count(labourer));
        }
        if (json()) {
            console.line(Json.write(counts));
        } else if (!counts.isEmpty()) {
            TaskLines.counts(counts).forEach(console::line);
        }
    }

    private void list(Standing standing) {
        for (var labourer : labourers()) {
            for (var task : access.tasks().list(labourer, standing, limit(LIMIT))) {
                console.line(json() ? Json.write(TaskLines.members(task, clock.instant())) : TaskLines.line(task));
            }
        }
    }

    private void show(String taskId) {
        var task = access.tasks().find(taskId).orElseThrow(() -> unknown(taskId));
        var steps = access.trail().map(trail -> trail.history(taskId)).orElse(List.of());
        if (json()) {
            var members = TaskLines.members(task, clock.instant());
            members.put("history", steps);
            console.line(Json.write(members));
            return;
        }
        TaskLines.details(task, clock.instant()).forEach(console::line);
        steps.forEach(step -> console.line(TaskLines.step(step)));
        if (access.trail().isEmpty()) {
            console.line("No audit trail is kept: meta_table of const.yml names its table.");
        }
    }

    private void retry(String what) {
        if (flagged(what)) {
            var labourer = oneLabourer("sosw.retry");
            var retried = access.tasks().retryDead(labourer, limit(MOST));
            tell(retried, retried.size() + " dead tasks of " + labourer + " are retried");
            return;
        }
        var next = access.tasks().retry(what);
        if (next.isEmpty()) {
            throw access.tasks()
                    .find(what)
                    .map(task -> refused(
                            "task " + what + " is " + TaskLines.word(task, clock.instant())
                                    + task.retriedAs()
                                            .map(id -> " and was retried as " + id)
                                            .orElse("") + ": there is nothing to retry",
                            "only dead and cancelled tasks are retried, each once; mvn sosw:tasks -Dsosw.state=dead "
                                    + "lists them."))
                    .orElseGet(() -> unknown(what));
        }
        tell(Map.of(what, next.get()), "Task " + what + " is retried as " + next.get() + ".");
    }

    private void cancel(String what) {
        if (flagged(what)) {
            var labourer = oneLabourer("sosw.cancel");
            var cancelled = access.tasks().cancelQueued(labourer, limit(MOST));
            tell(cancelled, cancelled.size() + " waiting tasks of " + labourer + " are cancelled");
            return;
        }
        if (!access.tasks().cancel(what)) {
            throw access.tasks()
                    .find(what)
                    .map(task -> refused(
                            "task " + what + " is already " + TaskLines.word(task, clock.instant()),
                            "nothing is left to cancel; mvn sosw:tasks -Dsosw.task=" + what + " shows it."))
                    .orElseGet(() -> unknown(what));
        }
        tell(List.of(what), "Task " + what + " is cancelled.");
    }

    private void watch(List<String> labourers) {
        var live = new LiveView(access.tasks()::count, labourers, clock);
        if (json()) {
            live.follow(counts -> console.line(Json.write(counts)), pause);
        } else {
            live.follow(counts -> screen.show(live.lines(counts)), pause);
        }
    }

    private void tell(Object members, String sentence) {
        console.line(json() ? Json.write(members) : sentence);
    }

    private List<String> labourers() {
        var known = access.labourerIds();
        var wanted = text("sosw.labourer");
        if (wanted.isPresent() && !known.contains(wanted.get())) {
            throw new UserError(
                    "the labourer '" + wanted.get() + "' has had no job in table "
                            + access.place().table().value() + Nearest.suggestion(wanted.get(), known),
                    known.isEmpty()
                            ? "schedule one: mvn sosw:tasks -Dsosw.job='{\"labourer_id\": \"" + wanted.get()
                                    + "\", \"job\": {}}'."
                            : "choose one of " + String.join(", ", known) + ".",
                    "tasks-labourer");
        }
        if (known.isEmpty() && !json()) {
            console.line("No job was ever scheduled here; -Dsosw.job=FILE schedules one.");
        }
        return wanted.map(List::of).orElse(known);
    }

    private String oneLabourer(String property) {
        if (text("sosw.labourer").isEmpty()) {
            throw refused(
                    "-D" + property + " without a task's id means all of one labourer, and none was chosen",
                    "add -Dsosw.labourer=NAME, or type -D" + property + "=TASK_ID.");
        }
        return labourers().get(0);
    }

    private Standing standing() {
        var setting = settings.text("sosw.state", plan.pom().get("sosw.state"), "");
        var states = Arrays.stream(Standing.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!states.contains(setting.value())) {
            throw refused(
                    "'" + setting.value() + "' (" + setting.origin() + ") is no state of a task"
                            + Nearest.suggestion(setting.value(), states),
                    "choose one of " + String.join(", ", states) + ".");
        }
        return Standing.valueOf(setting.value().toUpperCase(Locale.ROOT));
    }

    private UserError unknown(String taskId) {
        return refused(
                "there is no task '" + taskId + "' in table "
                        + access.place().table().value(),
                "mvn sosw:tasks -Dsosw.state=queued lists those that wait; closed ones are removed after a while.");
    }

    private static UserError refused(String problem, String fix) {
        return new UserError(problem, fix, "tasks");
    }

    private static boolean flagged(String value) {
        return value.isEmpty() || value.equals("true");
    }

    private int limit(int otherwise) {
        return settings.integer("sosw.limit", plan.pom().get("sosw.limit"), otherwise, 1, MOST);
    }

    private boolean watching() {
        return settings.flag("sosw.watch", plan.pom().get("sosw.watch"));
    }

    private boolean json() {
        return settings.flag("sosw.json", plan.pom().get("sosw.json"));
    }

    private Optional<String> text(String property) {
        return settings.find(property, plan.pom().get(property)).map(Setting::value);
    }
}
