package io.sosw.maven;

import io.sosw.engine.project.Preparation;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Compiles sosw.yml and const.yml into target/classes/META-INF/sosw, so that no YAML parser reaches Lambda. */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class PrepareMojo extends Goal {
    @Override
    void run() throws IOException {
        if (declaresFunctions()) {
            Preparation.write(declared(), classes());
        }
    }
}
