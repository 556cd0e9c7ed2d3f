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
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Packages the functions for Lambda: target/sosw/NAME.zip, byte-identical from the same classes, and artifacts.json. */
@Mojo(
        name = "package-lambda",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class PackageLambdaMojo extends Goal {
    /** Whether the dependencies become a layer of their own beside a thin zip. */
    @Parameter(property = "sosw.layer")
    private @Nullable String layer;

    /** What the zips may weigh together, for example 10MB. */
    @Parameter(property = "sosw.budget")
    private @Nullable String budget;

    /** Processors that the functions run on: arm64 or x86_64. */
    @Parameter(property = "sosw.architecture")
    private @Nullable String architecture;

    @Override
    void run() throws IOException {
        if (declaresFunctions()) {
            new LambdaPackager(console()).run(plan());
        }
    }

    private LambdaPlan plan() throws IOException {
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
