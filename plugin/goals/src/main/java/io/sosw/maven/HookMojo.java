package io.sosw.maven;

import io.sosw.engine.hook.CommitHook;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Installs git's pre-commit hook: the unit tests run before each commit. A hook of somebody else's is never touched. */
@Mojo(name = "hook", aggregator = true)
public final class HookMojo extends Goal {
    @Override
    void run() throws IOException, InterruptedException {
        new CommitHook(directory()).install(console());
    }
}
