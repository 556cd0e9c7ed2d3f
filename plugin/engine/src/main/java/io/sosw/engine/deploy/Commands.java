package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.engine.deploy.template.Artefacts;
import io.sosw.engine.deploy.template.ContainerImage;
import io.sosw.engine.deploy.template.FunctionPlace;
import io.sosw.engine.deploy.template.ProjectTemplate;
import io.sosw.engine.deploy.template.StackPart;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Project;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import io.sosw.json.Json;
import io.sosw.local.template.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commands behind the goals. */
final class Commands {
    private final DeployPlan plan;
    private final Console result;
    private final Console console;
    private final Clock clock;
    private final Pause pause;
    private final @Nullable BufferedReader keyboard;
    private final ExecutorService threads;
    private final Settings settings;
    private final Target target;

    /**
     * @param result takes what other programs read, and nothing else, if they do
     * @param console takes what people are told
     */
    Commands(
            DeployPlan plan,
            Map<String, String> variables,
            Console result,
            Console console,
            Clock clock,
            Pause pause,
            @Nullable BufferedReader keyboard,
            ExecutorService threads) {
        this.plan = plan;
        this.result = result;
        this.console = console;
        this.clock = clock;
        this.pause = pause;
        this.keyboard = keyboard;
        this.threads = threads;
        this.settings = new Settings(plan.commandLine(), variables);
        this.target = Target.of(plan, variables);
    }

    /** Whether a program reads what is printed. */
    static boolean json(DeployPlan plan, Map<String, String> variables) {
        return new Settings(plan.commandLine(), variables)
                .flag("sosw.json", plan.pom().get("sosw.json"));
    }

    void run(Function<Target, Clients> clients) throws IOException, InterruptedException {
        if (plan.command().equals("template")) {
            template();
            return;
        }
        var opened = clients.apply(target);
        switch (plan.command()) {
            case "logs" -> logs(opened);
            case "status" -> status(opened);
            default -> {
                var protocol = protocol();
                try (var interruption = new Interruption(console, protocol)) {
                    change(opened, protocol);
                }
                if (flag("sosw.json")) {
                    status(opened);
                }
            }
        }
    }

    private void change(Clients clients, Protocol protocol) throws IOException, InterruptedException {
        switch (plan.command()) {
            case "deploy" -> deploy(clients, protocol);
            case "undeploy" ->
                new Undeployment(clients, protocol, pause, answered(target.local() || yes())).run(target);
            case "rollback" ->
                new Versions(clients, protocol).rollBack(target, text("sosw.func"), answered(target.local() || yes()));
            default -> throw new IllegalArgumentException(plan.command());
        }
    }

    private void status(Clients clients) {
        var report = new StatusReport(clients, protocol(), pause);
        if (flag("sosw.json")) {
            report.json(target, flag("sosw.drift")).forEach(each -> result.line(Json.write(each)));
        } else {
            report.print(target, flag("sosw.drift"));
        }
    }

    private void deploy(Clients clients, Protocol protocol) throws IOException, InterruptedException {
        origins();
        var artefacts = Artefacts.read(Path.of(plan.output(), "artifacts.json"));
        var place = new PlaceChoice(plan, settings, target, console).functions();
        var rendering = rendering(artefacts, place);
        var template = rendering.render();
        var wanted = new Deployment.Wanted(
                target,
                artefacts,
                place.image().map(ContainerImage::uri),
                Path.of(plan.directory()),
                bucket -> new Submission(target, template, bucket));
        var asking = flag("sosw.confirm") && !yes();
        var deployment = new Deployment(clients, protocol, pause, answered(!asking), threads);
        if (target.parts().isEmpty()) {
            write("template.json", template);
            deployment.run(wanted, allowed());
        } else {
            var templates = rendering.separate(target.application());
            for (var entry : templates.entrySet()) {
                write(name(entry.getKey()), entry.getValue());
            }
            new PartedDeployment(clients.cloudFormation(), deployment, protocol, target, templates)
                    .run(wanted, allowed());
        }
    }

    private Deployment.Allowed allowed() {
        var alarms =
                text("sosw.alarms").map(names -> List.of(names.split(",", -1))).orElse(List.of());
        return new Deployment.Allowed(
                flag("sosw.allowReplacement"), flag("sosw.dryRun"), flag("sosw.fast"), flag("sosw.failFast"), alarms);
    }

    private void logs(Clients clients) {
        var only = settings.find("sosw.func", plan.pom().get("sosw.func"));
        var since = settings.find("sosw.since", plan.pom().get("sosw.since"));
        var functions = LogReader.chosen(new Versions(clients, protocol()).functions(target), only, target);
        new LogReader(clients.logs().get(), result, console, flag("sosw.json"), clock, pause)
                .run(
                        functions,
                        LogReader.since(since, clock),
                        text("sosw.filter").orElse(""),
                        flag("sosw.follow"));
    }

    private ProjectTemplate rendering(Artefacts artefacts, FunctionPlace place) throws IOException {
        var project = Project.read(
                plan.name(), Path.of(plan.directory()), new FunctionDefaults(plan.memory(), plan.timeout()));
        return new ProjectTemplate(project, artefacts, target.values(false), target.values(true))
                .with(new ComputeChoice(plan, settings, target, console).containers(project, artefacts))
                .in(place);
    }

    /** For those who deploy by other means: the very text that deploy sends. */
    private void template() throws IOException {
        var rendering = rendering(
                Artefacts.read(Path.of(plan.output(), "artifacts.json")),
                new PlaceChoice(plan, settings, target, console).functions());
        if (target.parts().isEmpty()) {
            written("template.json", rendering.render());
            return;
        }
        var parts = StackPart.of(target.parts().get());
        for (var entry : rendering.separate(target.application()).entrySet()) {
            if (parts.contains(entry.getKey())) {
                written(name(entry.getKey()), entry.getValue());
            }
        }
    }

    private static String name(StackPart part) {
        return "template-" + part.word() + ".json";
    }

    private Path write(String name, Template template) throws IOException {
        return Files.writeString(Path.of(plan.output(), name), template.text());
    }

    private void written(String name, Template template) throws IOException {
        var file = write(name, template);
        result.line(template.text().stripTrailing());
        console.line("Written to " + Path.of(plan.directory()).relativize(file) + ".");
    }

    private void origins() {
        console.line("Environment " + target.environment() + ": stack " + told(target.stack())
                + target.account().map(value -> ", account " + told(value)).orElse("")
                + target.region().map(value -> ", region " + told(value)).orElse("")
                + target.bucket().map(value -> ", bucket " + told(value)).orElse(""));
        target.parameters()
                .values()
                .forEach(value -> console.line("  parameter " + value.name() + " = " + told(value)));
    }

    private static String told(Setting setting) {
        return setting.value() + " (" + setting.origin() + ")";
    }

    private java.util.function.Predicate<String> answered(boolean yes) {
        return Questions.of(yes, keyboard, console);
    }

    private boolean yes() {
        return flag("sosw.yes");
    }

    private boolean flag(String property) {
        return settings.flag(property, plan.pom().get(property));
    }

    private Optional<String> text(String property) {
        return settings.find(property, plan.pom().get(property)).map(Setting::value);
    }

    private Protocol protocol() {
        return new Protocol(
                console, Path.of(plan.output(), plan.command() + "-" + target.environment() + ".log"), clock);
    }
}
