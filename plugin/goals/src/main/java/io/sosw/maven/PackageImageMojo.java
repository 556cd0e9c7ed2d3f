package io.sosw.maven;

import io.sosw.engine.image.BaseImage;
import io.sosw.engine.image.HostArchitecture;
import io.sosw.engine.image.ImagePackager;
import io.sosw.engine.image.ImagePlan;
import io.sosw.engine.image.ImageTarget;
import io.sosw.engine.packaging.Architecture;
import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.run.Platform;
import io.sosw.engine.setting.Setting;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Packages the functions as one image that runs on Lambda and as a plain container; needs no Docker. */
@Mojo(
        name = "package-image",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class PackageImageMojo extends PackagingGoal {
    /** What the image stands on: scratch (Linux), registry://NAME or tar://FILE. */
    @Parameter(property = "sosw.base")
    private @Nullable String base;

    /** Where the image goes: tar, docker://NAME or registry://HOST/NAME. */
    @Parameter(property = "sosw.to")
    private @Nullable String to;

    /** Processors that the functions run on: arm64 or x86_64; this machine's by default. */
    @Parameter(property = "sosw.architecture")
    private @Nullable String architecture;

    @Override
    void run() throws IOException, InterruptedException {
        if (declaresFunctions()) {
            Preparation.write(declared(), classes());
            var plan = imagePlan();
            var parts = new ImageParts(resolved());
            new ImagePackager(console(), parts.builder(), parts.login(plan.target(), plan.base())).run(plan);
        }
    }

    private ImagePlan imagePlan() {
        var declared = declared();
        var target = settings().text("sosw.to", to, "tar");
        var host = HostArchitecture.current().identifier();
        return new ImagePlan(
                declared,
                classes(),
                RuntimeScope.libraries(mavenProject()),
                output(),
                cache().resolve("image"),
                BaseImage.of(settings().text("sosw.base", base, usualBase())),
                ImageTarget.of(target, output().resolve(declared.name() + "-image.tar"), declared.name()),
                Architecture.of(settings().text("sosw.architecture", architecture, host)),
                jdk(),
                modules(),
                jvmOptions(),
                aot(),
                training(),
                session().isOffline());
    }

    private String usualBase() {
        if (Platform.current().linux()) {
            return "scratch";
        }
        var release = mavenProject().getProperties().getProperty("maven.compiler.release", "");
        var runtime = LambdaRuntime.ofRelease(new Setting("maven.compiler.release", release, "pom.xml"));
        return "registry://public.ecr.aws/lambda/java:" + runtime.release();
    }
}
