package io.sosw.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.Shim;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.shim.TemplateProvisioning;
import io.sosw.local.wire.Listening;
import io.sosw.local.world.TestWorlds;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL server's end is always a SIGKILL, so each start here is one after a crash. */
class KeptDatabaseTest {
    private static final String TEMPLATE = """
            Resources:
              Activity:
                Type: AWS::RDS::DBInstance
                Properties: {Engine: mysql, DBName: activity, MasterUsername: app, MasterUserPassword: 'not a secret'}
            """;

    @TempDir
    Path project;

    private Shim start() throws Exception {
        var archive = System.getProperty("sosw.test.mariadb.archive");
        var options = new ShimOptions(project, null, Listening.loopback(0), 0, null, null, archive, null, null, true);
        return Shim.start(options, TestWorlds.real(), new TemplateProvisioning(note -> {}));
    }

    private static void post(Shim shim, String what, String name) throws Exception {
        var answer = answer(shim, what, name);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> answer(Shim shim, String what, String name) throws Exception {
        var request = HttpRequest.newBuilder(shim.gateway().endpoint().resolve("/_sosw/" + what))
                .POST(BodyPublishers.ofString(name))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String rows(Shim shim, String... statements) throws SQLException {
        var port = Objects.requireNonNull(shim.provisioned().sql()).port();
        var url = "jdbc:mariadb://127.0.0.1:" + port + "/activity";
        try (var connection = DriverManager.getConnection(url, "app", "not a secret");
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
            var found = statement.executeQuery("select group_concat(iata order by iata) from airports");
            found.next();
            return found.getString(1);
        }
    }

    @Test
    void rowsOutliveTheShimAreSavedLoadedAndForgotten() throws Exception {
        MariaDbTest.assumeServer(MariaDbTest.options(project, 0));
        Files.writeString(project.resolve("template.yaml"), TEMPLATE);
        Files.createDirectories(project.resolve("schema"));
        Files.writeString(
                project.resolve("schema/all.sql"),
                "create table airports (iata char(3) primary key); insert into airports values ('00M');");
        try (var shim = start()) {
            assertThat(rows(shim, "insert into airports values ('00R')")).isEqualTo("00M,00R");
            Files.writeString(project.resolve("template.yaml"), "Resources: [");
            assertThat(answer(shim, "apply", "").statusCode()).isEqualTo(400);
            Files.writeString(project.resolve("template.yaml"), TEMPLATE);
            post(shim, "apply", "");
            assertThat(rows(shim)).as("after a broken template").isEqualTo("00M,00R");
            post(shim, "save", "two");
            assertThat(rows(shim, "insert into airports values ('00V')")).isEqualTo("00M,00R,00V");
        }
        try (var shim = start()) {
            assertThat(rows(shim)).isEqualTo("00M,00R,00V");
            post(shim, "load", "two");
            assertThat(rows(shim)).isEqualTo("00M,00R");
            post(shim, "reset", "");
            assertThat(rows(shim)).isEqualTo("00M");
        }
    }
}
