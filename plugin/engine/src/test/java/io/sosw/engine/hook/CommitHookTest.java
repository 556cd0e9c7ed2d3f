package io.sosw.engine.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real git; Maven is a script that says where it was called. */
class CommitHookTest {
    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void repository() throws Exception {
        repository = Files.createDirectories(folder.resolve("a repository"));
        assertThat(git(repository, "init", "-q")).isZero();
        assertThat(commit(repository, "first")).isZero();
    }

    private static int git(Path at, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .redirectOutput(at.resolve("git.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        return builder.start().waitFor();
    }

    private static int commit(Path at, String message) throws IOException, InterruptedException {
        return git(at, "commit", "-q", "--allow-empty", "-m", message);
    }

    /** A project whose tests pass while there is no file named {@code broken}. */
    private static void project(Path at) throws IOException {
        Files.createDirectories(at);
        var maven = Files.writeString(at.resolve("mvnw"), "#!/bin/sh\npwd > called; test ! -e broken\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private static String install(Path project) throws IOException, InterruptedException {
        var shown = new ByteArrayOutputStream();
        new CommitHook(project).install(new Console(new PrintStream(shown, true, StandardCharsets.UTF_8)));
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFailingTestStopsTheCommit() throws Exception {
        project(repository);
        assertThat(install(repository)).contains(".git/hooks/pre-commit runs the tests before each commit;");
        assertThat(commit(repository, "green")).isZero();
        assertThat(repository.resolve("called")).exists();
        Files.createFile(repository.resolve("broken"));
        assertThat(commit(repository, "red")).isNotZero();
        assertThat(install(repository)).contains("already");
    }

    @Test
    void aProjectInASubfolderAndAWorktreeAreServed() throws Exception {
        var project = repository.resolve("services/flights");
        project(project);
        install(project);
        assertThat(commit(repository, "from the root")).isZero();
        assertThat(project.resolve("called")).exists();

        project(repository.resolve("services/hotels"));
        assertThat(install(repository.resolve("services/hotels"))).contains("pre-commit runs the tests");
        assertThat(commit(repository, "two projects")).isZero();
        assertThat(repository.resolve("services/hotels/called")).exists();

        var worktree = folder.resolve("tree");
        assertThat(git(repository, "worktree", "add", "-q", worktree.toString()))
                .isZero();
        project(worktree.resolve("services/flights"));
        assertThat(install(worktree.resolve("services/flights"))).contains("already");
        assertThat(commit(worktree, "from a worktree")).isZero();
        assertThat(worktree.resolve("services/flights/called")).content().contains("tree/services/flights");
    }

    @Test
    void aHookOfSomebodyElseIsLeftAlone() throws Exception {
        project(repository);
        var hooks = Files.createDirectories(repository.resolve("our hooks"));
        assertThat(git(repository, "config", "core.hooksPath", "our hooks")).isZero();
        Files.writeString(hooks.resolve("pre-commit"), "#!/bin/sh\n");
        assertThatThrownBy(() -> install(repository)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.problem()).endsWith("our hooks/pre-commit is there already, and is not ours");
            assertThat(error.fix()).contains("(cd \"./\" && ./mvnw -q -B test) || exit 1");
            assertThat(error.docs()).isEqualTo("commit-hook");
        });
        assertThat(hooks.resolve("pre-commit")).content().isEqualTo("#!/bin/sh\n");
    }

    @Test
    void withoutARepositoryTheErrorSaysWhatToType() throws Exception {
        var outside = Files.createDirectories(folder.resolve("outside"));
        assertThatThrownBy(() -> install(outside))
                .hasMessageContaining("outside as part of a repository")
                .hasMessageContaining("git init");
    }
}
