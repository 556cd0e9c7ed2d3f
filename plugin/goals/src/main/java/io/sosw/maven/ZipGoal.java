package io.sosw.maven;

import io.sosw.engine.image.HostArchitecture;
import io.sosw.engine.packaging.Architecture;
import io.sosw.engine.packaging.ByteSize;
import io.sosw.engine.packaging.CustomRuntime;
import io.sosw.engine.packaging.LambdaPackager;
import io.sosw.engine.packaging.LambdaPlan;
import io.sosw.engine.packaging.LambdaRuntime;
import io.sosw.engine.packaging.RuntimeChoice;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.setting.Setting;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that make zips for Lambda share. */
abstract class ZipGoal extends PackagingGoal {
    private static final String PACKAGED = ZipGoal.class.getName() + ".packaged";

    /** Whether the dependencies become a layer of their own beside a thin zip. */
    @Parameter(property = "sosw.layer")
    private @Nullable String layer;

    /** What the zips may weigh together, for example 10MB. */
    @Parameter(property = "sosw.budget")
    private @Nullable String budget;

    /** Processors that the functions run on: arm64 or x86_64. */
    @Parameter(property = "sosw.architecture")
    private @Nullable String architecture;

    /** The Java that runs the functions: managed (Lambda's) or custom (in the zip, Linux only). */
    @Parameter(property = "sosw.runtime")
    private @Nullable String runtime;

    /** Once in a build, however many goals of it need the zips. */
    final void packageFunctions() throws IOException, InterruptedException {
        var plan = packaging();
        if (!plan.equals(mavenProject().getContextValue(PACKAGED))) {
            new LambdaPackager(console()).run(plan);
            mavenProject().setContextValue(PACKAGED, plan);
        }
    }

    final LambdaPlan packaging() throws IOException {
        var declared = declared();
        Preparation.write(declared, classes());
        var settings = settings();
        var custom = RuntimeChoice.custom(settings.text("sosw.runtime", runtime, "managed"));
        var host = HostArchitecture.current();
        var usual = custom ? host : Architecture.ARM64;
        var chosen = Architecture.of(settings.text("sosw.architecture", architecture, usual.identifier()));
        return new LambdaPlan(
                declared,
                classes(),
                RuntimeScope.libraries(mavenProject()),
                output(),
                custom ? RuntimeChoice.runtime(jdk(), chosen, host) : LambdaRuntime.ofRelease(release()),
                chosen,
                settings.flag("sosw.layer", layer),
                settings.find("sosw.budget", budget).map(ByteSize::parse).orElse(null),
                custom ? customRuntime() : null);
    }

    private CustomRuntime customRuntime() {
        return new CustomRuntime(cache().resolve("image"), jdk(), modules(), jvmOptions(), aot(), training());
    }

    private Setting release() {
        var release = "maven.compiler.release";
        return settings().text(release, mavenProject().getProperties().getProperty(release), "");
    }
}
