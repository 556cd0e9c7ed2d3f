package io.sosw.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 */
public record ShimPlan(
        Path project,
        List<String> classPath,
        int port,
        int sqlPort,
        @Nullable Path mariadbHome,
        @Nullable Path mariadbJar,
        @Nullable String fault,
        boolean persist) {

    List<String> arguments() {
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
