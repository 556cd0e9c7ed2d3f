package io.sosw.engine.run;

import io.sosw.engine.docker.DockerPlan;
import io.sosw.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a project's shim is to be started.
 *
 * @param classPath the closure of sosw-local
 * @param port 0 for a free one
 * @param sqlPort 0 for a free one
 * @param mariadbHome a directory with {@code bin/mariadbd}, or {@code null}
 * @param mariadbJar the server's archive from the repository, or {@code null}
 * @param fault what goes wrong on purpose, or {@code null}
 * @param persist whether its state outlives it
 * @param docker the containers to take instead, or {@code null}
 */
public record ShimPlan(
        Path project,
        List<String> classPath,
        int port,
        int sqlPort,
        @Nullable Path mariadbHome,
        @Nullable Path mariadbJar,
        @Nullable String fault,
        boolean persist,
        @Nullable DockerPlan docker) {

    private static final String MAIN = "io.sosw.local.shim.ShimMain";
    private static final int SECONDS = 120;
    private static final int SECONDS_TO_PULL_IMAGES = 900;

    String mainClass() {
        return docker == null ? MAIN : DockerPlan.MAIN;
    }

    /** What the process is told beside its arguments; what the person has exported wins. */
    Map<String, String> environment() {
        return docker == null ? Map.of() : docker.environment();
    }

    int patienceSeconds() {
        return docker == null ? SECONDS : SECONDS_TO_PULL_IMAGES;
    }

    List<String> arguments() {
        if (docker != null) {
            return List.of(Json.write(docker));
        }
        var arguments = new ArrayList<>(List.of("--project_dir", project.toString()));
        add(arguments, "--port", port == 0 ? null : port);
        add(arguments, "--sql_port", sqlPort == 0 ? null : sqlPort);
        add(arguments, "--mariadb_home", mariadbHome);
        add(arguments, "--mariadb_classpath", mariadbJar);
        add(arguments, "--fault", fault);
        add(arguments, "--persist", persist ? "true" : null);
        return arguments;
    }

    private static void add(List<String> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }
}
