package io.sosw.maven;

import io.sosw.engine.image.BaseImage;
import io.sosw.engine.image.ImageTarget;
import io.sosw.engine.image.ShimImage;
import io.sosw.engine.image.ShimImagePlan;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Packages the shim with the project's template, schema and seed as an image, for teams and CI that live in containers;
 * needs no Docker.
 */
@Mojo(name = "shim-image")
public final class ShimImageMojo extends PackagingGoal {
    /** What the image stands on: scratch (Linux), registry://NAME or tar://FILE with a java. */
    @Parameter(property = "sosw.base")
    private @Nullable String base;

    /** Where the image goes: tar, docker://NAME or registry://HOST/NAME. */
    @Parameter(property = "sosw.to")
    private @Nullable String to;

    @Override
    void run() throws IOException, InterruptedException {
        if (declaresFunctions()) {
            var plan = imagePlan();
            var parts = new ImageParts(resolved());
            new ShimImage(console(), parts.builder(), parts.login(plan.target(), plan.base())).run(plan);
        }
    }

    private ShimImagePlan imagePlan() {
        var name = mavenProject().getArtifactId() + "-shim";
        return new ShimImagePlan(
                directory(),
                shimClassPath().stream().map(Path::of).toList(),
                output(),
                cache().resolve("image"),
                BaseImage.of(settings().text("sosw.base", base, "scratch")),
                ImageTarget.of(settings().text("sosw.to", to, "tar"), output().resolve(name + "-image.tar"), name),
                jdk(),
                modules(),
                jvmOptions(),
                session().isOffline());
    }
}
