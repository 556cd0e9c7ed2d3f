package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.local.wire.Listening;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a shim is to be started.
 *
 * @param projectDir whose {@code .sosw/shim} keeps the state
 * @param template the CloudFormation template, or null for {@code template.yaml} of the project if there is one
 * @param listening where it is to be found
 * @param sqlPort 0 for a free one
 * @param schema directory of SQL files, or null for {@code schema} of the project
 * @param mariadbHome an installed server, or null
 * @param mariadbClasspath archives with a server inside, or null
 * @param sqlServer the address of a server that runs already, or null
 * @param fault what goes wrong on purpose, or null
 * @param persist whether the state outlives the shim
 */
public record ShimOptions(
        Path projectDir,
        @Nullable Path template,
        Listening listening,
        int sqlPort,
        @Nullable Path schema,
        @Nullable Path mariadbHome,
        @Nullable String mariadbClasspath,
        @Nullable String sqlServer,
        @Nullable String fault,
        boolean persist) {

    private static final Set<String> NAMES = Set.of(
            "project_dir",
            "template",
            "port",
            "listen",
            "public",
            "sql_port",
            "schema",
            "mariadb_home",
            "mariadb_classpath",
            "sql_server",
            "fault",
            "persist");
    private static final int HIGHEST_PORT = 65_535;
    private static final Path NO_TEMPLATE = Path.of("none");

    /**
     * What a shim inside a test needs: free ports, nothing that fails on purpose.
     *
     * @param projectDir whose {@code .sosw/shim} keeps the state
     * @param template the CloudFormation template, or null for {@code template.yaml} of the project if there is one
     */
    public static ShimOptions of(Path projectDir, @Nullable Path template) {
        return new ShimOptions(projectDir, template, Listening.loopback(0), 0, null, null, null, null, null, false);
    }

    /** The same with a state that outlives the shim. */
    public ShimOptions persistent() {
        return with(fault, true);
    }

    /** The same with something that goes wrong on purpose. */
    public ShimOptions failing(String rules) {
        return with(rules, persist);
    }

    private ShimOptions with(@Nullable String rules, boolean lasting) {
        return new ShimOptions(
                projectDir,
                template,
                listening,
                sqlPort,
                schema,
                mariadbHome,
                mariadbClasspath,
                sqlServer,
                rules,
                lasting);
    }

    /** Where the project keeps {@code *.sql}. */
    Path schemaFolder() {
        return schema == null ? projectDir.resolve("schema") : schema;
    }

    /** The template's file, if the project has one and the shim is not told to leave it alone. */
    Optional<Path> templateFile() {
        if (NO_TEMPLATE.equals(template)) {
            return Optional.empty();
        }
        var usual = projectDir.resolve("template.yaml");
        return template != null ? Optional.of(template) : Optional.of(usual).filter(Files::exists);
    }

    /**
     * Reads {@code --name value} and {@code --name=value}.
     *
     * @throws UserError naming the argument that cannot be understood
     */
    static ShimOptions parse(List<String> arguments) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            var equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--") || !NAMES.contains(name.substring(2))) {
                throw refused("unknown option " + argument);
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw refused("the option " + name + " has no value");
            }
            given.put(name.substring(2), equals < 0 ? arguments.get(++i) : argument.substring(equals + 1));
        }
        return of(given);
    }

    private static ShimOptions of(Map<String, String> given) {
        return new ShimOptions(
                path(given, "project_dir").orElse(Path.of("")).toAbsolutePath().normalize(),
                path(given, "template").orElse(null),
                listening(given),
                port(given, "sql_port"),
                path(given, "schema").orElse(null),
                path(given, "mariadb_home").orElse(null),
                given.get("mariadb_classpath"),
                given.get("sql_server"),
                given.getOrDefault("fault", System.getProperty("sosw.fault")),
                Boolean.parseBoolean(given.get("persist")));
    }

    private static Optional<Path> path(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(Path::of);
    }

    private static Listening listening(Map<String, String> given) {
        var published = given.get("public");
        var uri = published == null ? null : URI.create(published);
        if (uri != null && (!"http".equals(uri.getScheme()) || uri.getHost() == null)) {
            throw refused("--public is not such an address as http://shim:4566: " + published);
        }
        return new Listening(given.getOrDefault("listen", "127.0.0.1"), port(given, "port"), uri);
    }

    private static int port(Map<String, String> given, String name) {
        var text = given.getOrDefault(name, "0");
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw refused("--" + name + " is not a port: " + text, e);
        }
        throw refused("--" + name + " is not a port: " + text);
    }

    private static UserError refused(String problem) {
        return refused(problem, null);
    }

    private static UserError refused(String problem, @Nullable Throwable cause) {
        var fix =
                "the shim takes --project_dir DIR [--template FILE|none] [--port N] [--listen ADDRESS] [--public URL] [--sql_port N] "
                        + "[--schema DIR] [--mariadb_home DIR] [--mariadb_classpath FILES] [--sql_server URL] [--fault RULES] "
                        + "[--persist true].";
        return new UserError(problem + " (command line)", fix, "shim-options", cause);
    }
}
