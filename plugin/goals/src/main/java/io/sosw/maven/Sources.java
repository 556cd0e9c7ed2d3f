package io.sosw.maven;

import io.sosw.engine.invoke.Compilation;
import io.sosw.engine.invoke.FreshResources;
import io.sosw.engine.setting.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** How the project's pom says that its sources are compiled. */
record Sources(MavenProject project) {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    Compilation compilation() {
        var generated = Path.of(project.getBuild().getDirectory(), "generated-sources", "annotations");
        var roots = project.getCompileSourceRoots().stream()
                .map(Path::of)
                .filter(root -> !root.equals(generated))
                .toList();
        return new Compilation(
                processors() ? List.of() : roots, // Maven has compiled; it alone knows that path
                Path.of(project.getBuild().getOutputDirectory()),
                classPath(),
                options(generated));
    }

    /** How the tests are compiled: against the classes, and the dependencies of every scope. */
    Compilation testCompilation() throws DependencyResolutionRequiredException {
        var generated = Path.of(project.getBuild().getDirectory(), "generated-test-sources", "test-annotations");
        var roots = project.getTestCompileSourceRoots().stream()
                .map(Path::of)
                .filter(root -> !root.equals(generated))
                .toList();
        return new Compilation(
                processors() ? List.of() : roots,
                Path.of(project.getBuild().getTestOutputDirectory()),
                project.getTestClasspathElements(),
                options(generated));
    }

    /** Whether only Maven can compile the sources. */
    boolean processors() {
        return configuration().contains("<annotationProcessorPaths>");
    }

    private List<String> classPath() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> !Artifact.SCOPE_TEST.equals(artifact.getScope())
                        && !Artifact.SCOPE_RUNTIME.equals(artifact.getScope()))
                .map(artifact -> artifact.getFile().getPath())
                .toList();
    }

    private List<String> options(Path generated) {
        var options = new ArrayList<String>();
        var release = setting("release");
        if (release.isPresent()) {
            options.addAll(List.of("--release", release.get()));
        } else {
            setting("source").ifPresent(value -> options.addAll(List.of("-source", value)));
            setting("target").ifPresent(value -> options.addAll(List.of("-target", value)));
        }
        Optional.ofNullable(project.getProperties().getProperty("project.build.sourceEncoding"))
                .ifPresent(value -> options.addAll(List.of("-encoding", value)));
        if (setting("parameters").map("true"::equals).orElse(false)) {
            options.add("-parameters");
        }
        if (Files.isDirectory(generated)) {
            options.addAll(List.of("-s", generated.toString()));
        }
        var arguments = Pattern.compile("<arg>([^<]*)</arg>").matcher(configuration());
        while (arguments.find()) {
            options.add(arguments.group(1));
        }
        return options;
    }

    /** Folders of resources that are only copied. */
    FreshResources resources() {
        return copied(project.getBuild().getResources(), project.getBuild().getOutputDirectory());
    }

    /** The same for tests. */
    FreshResources testResources() {
        return copied(project.getBuild().getTestResources(), project.getBuild().getTestOutputDirectory());
    }

    private static FreshResources copied(List<Resource> resources, String output) {
        var folders = resources.stream()
                .filter(each -> !each.isFiltering() && each.getTargetPath() == null)
                .filter(each ->
                        each.getIncludes().isEmpty() && each.getExcludes().isEmpty())
                .map(each -> Path.of(each.getDirectory()))
                .toList();
        return new FreshResources(folders, Path.of(output));
    }

    /** The Java release of the pom, else of the Java that runs here. */
    Setting release() {
        var feature = Integer.toString(Runtime.version().feature());
        return new Setting("maven.compiler.release", setting("release").orElse(feature), "pom.xml");
    }

    private Optional<String> setting(String name) {
        var configured = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(configuration());
        return configured.find()
                ? Optional.of(configured.group(1))
                : Optional.ofNullable(project.getProperties().getProperty("maven.compiler." + name));
    }

    private String configuration() {
        var plugin = project.getPlugin(COMPILER);
        return plugin == null || plugin.getConfiguration() == null
                ? ""
                : plugin.getConfiguration().toString();
    }
}
