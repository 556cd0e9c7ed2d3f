package io.sosw.maven;

import io.sosw.engine.run.ShimSeed;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Fills the running shim from a folder of the project: s3/BUCKET/KEY, dynamodb/TABLE.json and sqs/QUEUE.json. */
@Mojo(name = "seed")
public final class SeedMojo extends ShimGoal {
    /** The folder; seed by default. */
    @Parameter(property = "sosw.seed")
    private @Nullable String seed;

    @Override
    void run() throws IOException {
        if (declaresFunctions()) {
            var data = settings()
                    .find("sosw.seed", seed)
                    .map(setting -> setting.value())
                    .orElse("seed");
            var seeded = new ShimSeed(folder(), console()).seed(data);
            if (json()) {
                result().line(seeded);
            }
        }
    }
}
