package io.sosw.engine.hook;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Installs a {@code pre-commit} hook for a project, wherever git looks for hooks: in a clone, in a worktree, below
 * {@code core.hooksPath}. A hook that somebody else has made is never touched.
 *
 * @param project the folder with the {@code pom.xml} whose tests are run; may be below the repository's root
 */
public record CommitHook(Path project) {
    private static final String MARK = "# installed by mvn sosw:hook";
    private static final String BEGINNING = "#!/bin/sh\n" + MARK + "; git commit --no-verify leaves it out\n"
            + "unset $(git rev-parse --local-env-vars) # tests may use git, too\n";
    private static final String EXECUTABLE = "rwxr-xr-x";

    /** Installs the hook, or adds the project to one of ours. */
    public void install(Console console) throws IOException, InterruptedException {
        var hook = hook();
        var line = line();
        var present = Files.exists(hook) ? Files.readString(hook) : BEGINNING;
        if (!present.contains(MARK)) {
            throw new UserError(
                    hook + " is there already, and is not ours",
                    "add this line to it yourself:\n" + line,
                    "commit-hook");
        }
        if (present.contains(line)) {
            console.line(hook + " runs the tests before each commit already.");
            return;
        }
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, present + line);
        if (Files.getFileStore(hook).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString(EXECUTABLE));
        }
        console.line(hook + " runs the tests before each commit; git commit --no-verify leaves them out.");
    }

    /** Git runs hooks in the root of the working tree, so one hook serves every worktree. Not every branch has the project. */
    private String line() throws IOException, InterruptedException {
        var folder = "\"./" + git("rev-parse", "--show-prefix") + "\"";
        var maven = Files.exists(project.resolve("mvnw")) ? "./mvnw" : "mvn";
        return "[ ! -d " + folder + " ] || (cd " + folder + " && " + maven + " -q -B test) || exit 1\n";
    }

    private Path hook() throws IOException, InterruptedException {
        return project.resolve(git("rev-parse", "--git-path", "hooks/pre-commit"))
                .normalize();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        // inside another hook these would point elsewhere
        Map.copyOf(builder.environment()).keySet().stream()
                .filter(name -> name.startsWith("GIT_"))
                .forEach(builder.environment()::remove);
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0) {
                return said;
            }
            throw refused(said);
        } catch (IOException noGit) {
            throw refused(String.valueOf(noGit.getMessage()));
        }
    }

    private UserError refused(String said) {
        return new UserError(
                "git does not know " + project + " as part of a repository: " + said,
                "type git init first, then mvn sosw:hook.",
                "commit-hook");
    }
}
