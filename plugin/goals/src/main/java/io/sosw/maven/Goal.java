package io.sosw.maven;

import io.sosw.engine.console.Complaint;
import io.sosw.engine.console.Console;
import io.sosw.engine.console.Unwritable;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.FunctionsFile;
import io.sosw.engine.project.Project;
import io.sosw.engine.run.CtrlC;
import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: the session's settings, the project, and how errors are told. */
abstract class Goal extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    /** Memory of functions that name none in sosw.yml, in MB. */
    @Parameter(property = "sosw.memory")
    private @Nullable String memory;

    /** Timeout of functions that name none in sosw.yml, in seconds. */
    @Parameter(property = "sosw.timeout")
    private @Nullable String timeout;

    /** Prints JSON for other programs, one value a line; what people are told goes to standard error. */
    @Parameter(property = "sosw.json")
    private @Nullable String json;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        CtrlC.endsInOrder();
        try {
            run();
        } catch (UserError error) {
            getLog().debug(error); // a cause would be told a second time
            throw new MojoFailureException(Complaint.text(error));
        } catch (UncheckedIOException failed) {
            tell(Objects.requireNonNull(failed.getCause()));
        } catch (IOException failed) {
            tell(failed);
        } catch (InterruptedException failed) {
            throw new MojoExecutionException(failed.toString(), failed);
        }
    }

    /** Fails, with what a person can do about it where that is known. */
    private void tell(IOException failed) throws MojoExecutionException, MojoFailureException {
        var told = Unwritable.told(failed, mavenProject().getBuild().getDirectory());
        if (told.isPresent()) {
            throw new MojoFailureException(Complaint.text(told.get()));
        }
        throw new MojoExecutionException(failed.toString(), failed);
    }

    abstract void run() throws IOException, InterruptedException, MojoFailureException;

    final MavenSession session() {
        return Injected.present(session);
    }

    final MavenProject mavenProject() {
        return Injected.present(project);
    }

    /** Its pom has changed meanwhile. */
    final void adopt(MavenProject changed) {
        project = changed;
    }

    final Path directory() {
        return mavenProject().getBasedir().toPath();
    }

    final Path classes() {
        return Path.of(mavenProject().getBuild().getOutputDirectory());
    }

    /** What is kept between builds. */
    final Path cache() {
        return directory().resolve(".sosw").resolve("cache");
    }

    final Console console() {
        return json() ? notes() : new Console(System.out);
    }

    /** Whether a program reads what is printed. */
    final boolean json() {
        return settings().flag("sosw.json", json);
    }

    /** What the pom says of that. */
    final @Nullable String jsonInPom() {
        return json;
    }

    /** What others read: nothing else goes to standard output, which Maven 4 would otherwise take for its log. */
    final Console result() {
        return new Console(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    /** What people read while others read the result. */
    final Console notes() {
        return new Console(System.err);
    }

    final Settings settings() {
        Map<String, String> typed = session().getUserProperties().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
        return new Settings(typed, System.getenv());
    }

    /** Modules without functions, parents for example, are passed over. */
    final boolean declaresFunctions() {
        return Files.exists(directory().resolve(FunctionsFile.NAME))
                || session().getProjects().size() == 1;
    }

    final FunctionDefaults defaults() {
        return new FunctionDefaults(
                settings().integer("sosw.memory", memory, FunctionDefaults.STANDARD.memory(), 128, 10_240),
                settings().integer("sosw.timeout", timeout, FunctionDefaults.STANDARD.timeout(), 1, 900));
    }

    final Project declared() {
        return Project.read(mavenProject().getArtifactId(), directory(), defaults());
    }
}
