package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.engine.deploy.template.ContainerImage;
import io.sosw.engine.deploy.template.FunctionPlace;
import io.sosw.engine.project.EnvironmentFile;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** From what functions run on Lambda, and in which network: the command line before the environment's file before the pom. */
final class PlaceChoice {
    private static final String PROPERTY = "sosw.packageType";
    private final DeployPlan plan;
    private final Settings settings;
    private final Target target;
    private final Console console;

    PlaceChoice(DeployPlan plan, Settings settings, Target target, Console console) {
        this.plan = plan;
        this.settings = settings;
        this.target = target;
        this.console = console;
    }

    FunctionPlace functions() throws IOException {
        var file = EnvironmentFile.read(Path.of(plan.directory()), target.environment(), PROPERTY);
        var chosen = settings.find(PROPERTY, null)
                .or(() -> Optional.ofNullable(file.settings().get("packageType"))
                        .map(value -> new Setting(PROPERTY, value.text(), file.source() + ":" + value.line())))
                .orElseGet(() -> settings.text(PROPERTY, plan.pom().get(PROPERTY), "zip"));
        return switch (chosen.value()) {
            case "zip" -> new FunctionPlace(Optional.empty(), file.vpc());
            case "image" -> new FunctionPlace(image(), file.vpc());
            default ->
                throw new UserError(
                        PROPERTY + " must be zip or image, found '" + chosen.value() + "' (" + chosen.origin() + ")",
                        "type -Dsosw.packageType=image, or leave it out for zip.",
                        "deploy-image");
        };
    }

    private Optional<ContainerImage> image() throws IOException {
        if (target.local()) {
            console.line("The shim runs no images: the functions run from the zip, which holds the same code.");
            return Optional.empty();
        }
        return Optional.of(ContainerImage.pushed(Path.of(plan.output(), "artifacts.json")));
    }
}
