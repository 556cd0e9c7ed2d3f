package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.engine.deploy.template.Artefacts;
import io.sosw.engine.deploy.template.Compute;
import io.sosw.engine.deploy.template.ContainerImage;
import io.sosw.engine.deploy.template.Containers;
import io.sosw.engine.project.ContainerSettings;
import io.sosw.engine.project.EnvironmentFile;
import io.sosw.engine.project.Project;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What takes the messages in an environment: the command line before its file; Lambda where neither says. */
final class ComputeChoice {
    private static final String PROPERTY = "sosw.compute";
    private final DeployPlan plan;
    private final Settings settings;
    private final Target target;
    private final Console console;

    ComputeChoice(DeployPlan plan, Settings settings, Target target, Console console) {
        this.plan = plan;
        this.settings = settings;
        this.target = target;
        this.console = console;
    }

    Containers containers(Project project, Artefacts artefacts) throws IOException {
        var file = EnvironmentFile.read(Path.of(plan.directory()), target.environment(), PROPERTY);
        var written = Optional.ofNullable(file.settings().get("compute"))
                .map(value -> new Setting(PROPERTY, value.text(), file.source() + ":" + value.line()));
        var chosen = settings.find(PROPERTY, null)
                .or(() -> written)
                .orElseGet(() -> settings.text(PROPERTY, plan.pom().get(PROPERTY), "lambda"));
        var compute = Compute.of(chosen);
        var here = target.local() ? somewhere(file.container()) : file.container();
        var image = compute == Compute.LAMBDA || target.local()
                ? ContainerImage.local(artefacts)
                : ContainerImage.pushed(Path.of(plan.output(), "artifacts.json"));
        var containers = new Containers(compute, chosen, here, file.source(), image);
        if (!containers.moved(project).isEmpty()) {
            console.line("Compute " + chosen.value() + " (" + chosen.origin() + "): "
                    + String.join(", ", containers.moved(project)) + " as tasks of ECS"
                    + (compute == Compute.BOTH ? ", and on Lambda as well." : "; all others on Lambda."));
            if (written.isEmpty()) {
                console.line("  A deployment without it moves them back: write compute: " + chosen.value() + " into "
                        + file.source() + " to keep it.");
            }
        }
        return containers;
    }

    /** The shim has no network of its own. */
    private static ContainerSettings somewhere(ContainerSettings said) {
        return said.subnets().isEmpty() ? said.in(List.of("subnet-local")) : said;
    }
}
