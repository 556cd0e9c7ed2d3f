package io.sosw.maven;

import io.sosw.engine.add.Addition;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Adds a function to the project: class, test, sample event, its block in sosw.yml, and in template.yaml the resource that
 * triggers it. Overwrites nothing.
 */
@Mojo(name = "add")
public final class AddMojo extends Goal {
    /** The new function's name, for example send-report. */
    @Parameter(property = "sosw.func")
    private @Nullable String func;

    /** What makes it run: sqs, s3, sns, dynamodb, schedule, eventbridge, url or none. */
    @Parameter(property = "sosw.trigger")
    private @Nullable String trigger;

    /** Its package; by default that of the first function, else the groupId. */
    @Parameter(property = "sosw.package")
    private @Nullable String packageName;

    @Override
    void run() throws IOException {
        if (!declaresFunctions()) {
            return;
        }
        var settings = settings();
        var name = settings.find("sosw.func", func)
                .orElseThrow(() -> new UserError(
                        "the new function has no name",
                        "type for example mvn sosw:add -Dsosw.func=send-report -Dsosw.trigger=sqs.",
                        "add-function"));
        var build = mavenProject().getBuild();
        var addition =
                new Addition(declared(), Path.of(build.getSourceDirectory()), Path.of(build.getTestSourceDirectory()));
        Setting home = settings.text(
                "sosw.package",
                packageName,
                addition.usualPackage(mavenProject().getGroupId()));
        var added = addition.add(name, settings.text("sosw.trigger", trigger, "none"), home, console());
        if (json()) {
            result().line(Json.write(added));
        }
    }
}
