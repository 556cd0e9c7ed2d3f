package io.sosw.maven;

import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.run.BorrowedShim;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.ShimFolder;
import io.sosw.engine.run.ShimPlan;
import io.sosw.engine.setting.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals that may start a shim share. The shim's closure is resolved only when one has to be started. */
abstract class ShimGoal extends DockerGoal {
    /** A limit only: the heap begins small and grows with what the shim holds. */
    private static final int HEAP_MEGABYTES = 1792;

    /** Two thirds of the heap would be the most that could be held; a shim needs little room for what is new. */
    private static final List<String> HEAP_FLAGS = List.of("-XX:MaxNewSize=64m");

    private static final String NO_LOGGING = "org.slf4j:slf4j-nop:1.7.36";

    @Inject
    private @Nullable RepositorySystem repositories;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    /** The shim's port; a free one by default. */
    @Parameter(property = "sosw.port")
    private @Nullable String port;

    /** The SQL server's port; a free one by default. */
    @Parameter(property = "sosw.sqlPort")
    private @Nullable String sqlPort;

    /** A directory that holds bin/mariadbd, to be used instead of the server from the repository. */
    @Parameter(property = "sosw.mariadb")
    private @Nullable String mariadb;

    /** What goes wrong on purpose, for example sqs:SendMessage=throttle@0.1; several are separated by commas. */
    @Parameter(property = "sosw.fault")
    private @Nullable String fault;

    /** Keeps the state on disk, so that it outlives the shim. */
    @Parameter(property = "sosw.persist")
    private @Nullable String persist;

    final ShimFolder folder() {
        return new ShimFolder(directory());
    }

    final Jvm shimJvm() {
        return Jvm.current(HEAP_MEGABYTES, HEAP_FLAGS);
    }

    final Resolved resolved() {
        return new Resolved(
                Injected.present(repositories),
                session().getRepositorySession(),
                mavenProject().getRemotePluginRepositories(),
                cache());
    }

    /** The engine with the AWS SDK, which the plugin's own realm does not hold. */
    final List<String> engineClassPath() {
        var version = Injected.present(execution).getVersion();
        var classPath = new LinkedHashSet<>(resolved().closure("io.sosw:sosw-engine:" + version));
        classPath.addAll(resolved().closure("io.sosw:sosw-local:" + version));
        classPath.add(resolved().artifact(NO_LOGGING).toString()); // the SDK complains of none
        return List.copyOf(classPath);
    }

    /** What exchanges a function's classes in its process. */
    final Path machinery() {
        return resolved()
                .artifact("io.sosw:sosw-local:" + Injected.present(execution).getVersion());
    }

    /** The running one, or one that ends with the goal. */
    final BorrowedShim borrowedShim(String purpose) throws IOException, InterruptedException {
        return BorrowedShim.of(folder(), shimJvm(), notes(), purpose, this::plan);
    }

    final List<String> shimClassPath() {
        var classPath = new ArrayList<>(resolved()
                .closure("io.sosw:sosw-local:" + Injected.present(execution).getVersion()));
        classPath.add(resolved().artifact(NO_LOGGING).toString()); // as above
        return classPath;
    }

    final ShimPlan plan() {
        var settings = settings();
        int awsPort = settings.integer("sosw.port", port, 0, 0, 65_535);
        int databasePort = settings.integer("sosw.sqlPort", sqlPort, 0, 0, 65_535);
        var template = TemplateOutline.read(directory().resolve(TemplateOutline.NAME));
        var docker = docker(awsPort, databasePort, template);
        boolean kept = settings.flag("sosw.persist", persist);
        if (docker != null) {
            settings.find("sosw.fault", fault).ifPresent(given -> {
                throw refused(given);
            });
            settings.find("sosw.persist", persist).filter(given -> kept).ifPresent(given -> {
                throw refused(given);
            });
            return new ShimPlan(directory(), dockerClassPath(), 0, 0, null, null, null, false, docker);
        }
        var home = settings.find("sosw.mariadb", mariadb).map(setting -> Path.of(setting.value()));
        boolean fromRepository = home.isEmpty() && template.declares("AWS::RDS::DBInstance");
        return new ShimPlan(
                directory(),
                shimClassPath(),
                awsPort,
                databasePort,
                home.orElse(null),
                fromRepository ? resolved().artifact(MariaDb.coordinates()) : null,
                settings.find("sosw.fault", fault).map(Setting::value).orElse(null),
                kept,
                null);
    }

    /** The engine with Testcontainers, which nothing else of the plugin sees. */
    final List<String> dockerClassPath() {
        var classPath = new LinkedHashSet<>(engineClassPath());
        classPath.addAll(resolved().closure(TESTCONTAINERS));
        return List.copyOf(classPath);
    }
}
