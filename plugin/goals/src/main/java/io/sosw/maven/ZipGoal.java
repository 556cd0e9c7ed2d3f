package io.sosw.maven;

import io.sosw.engine.packaging.Architecture;
import io.sosw.engine.packaging.ByteSize;
import io.sosw.engine.packaging.LambdaPackager;
import io.sosw.engine.packaging.LambdaPlan;
import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.setting.Setting;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that make zips for Lambda share. */
abstract class ZipGoal extends ShimGoal {
    /** Whether the dependencies become a layer of their own beside a thin zip. */
    @Parameter(property = "sosw.layer")
    private @Nullable String layer;

    /** What the zips may weigh together, for example 10MB. */
    @Parameter(property = "sosw.budget")
    private @Nullable String budget;

    /** Processors that the functions run on: arm64 or x86_64. */
    @Parameter(property = "sosw.architecture")
    private @Nullable String architecture;

    final void packageFunctions() throws IOException {
        new LambdaPackager(console()).run(packaging());
    }

    private LambdaPlan packaging() throws IOException {
        var declared = declared();
        Preparation.write(declared, classes());
        var settings = settings();
        return new LambdaPlan(
                declared,
                classes(),
                RuntimeScope.libraries(mavenProject()),
                Path.of(mavenProject().getBuild().getDirectory(), "sosw"),
                LambdaRuntime.ofRelease(release()),
                Architecture.of(settings.text("sosw.architecture", architecture, Architecture.ARM64.identifier())),
                settings.flag("sosw.layer", layer),
                settings.find("sosw.budget", budget).map(ByteSize::parse).orElse(null));
    }

    private Setting release() {
        var release = "maven.compiler.release";
        return settings().text(release, mavenProject().getProperties().getProperty(release), "");
    }
}
