package io.sosw.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Packages the functions for Lambda: target/sosw/NAME.zip, byte-identical from the same classes, and artifacts.json. */
@Mojo(
        name = "package-lambda",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class PackageLambdaMojo extends ZipGoal {
    @Override
    void run() throws IOException, InterruptedException {
        if (declaresFunctions()) {
            packageFunctions();
        }
    }
}
