package demo;

import io.sosw.config.Config;
import io.sosw.local.junit.Invocations;
import io.sosw.local.junit.TestContexts;
import java.nio.file.Path;

/** A context for tests: listed reports, a folder of its own for what is written. */
final class ManifestContexts extends ManifestContext {
    private final Path scratch;

    private ManifestContexts(Config config, Reports reports, Path scratch) {
        super(config, Invocations.fixed(), new Clients(config, reports));
        this.scratch = scratch;
    }

    static ManifestContexts of(Reports reports, Path scratch, String... arguments) {
        return new ManifestContexts(TestContexts.config(ManifestContext.factory(), arguments), reports, scratch);
    }

    @Override
    Path scratch() {
        return scratch;
    }
}
