package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.world.TestWorlds;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimTest {
    private static final Provisioning NONE = (services, world, options) -> Provisioning.Provisioned.nothing();

    @TempDir
    Path project;

    @Test
    void theEndpointIsPublishedWhenEverythingIsThere() throws Exception {
        var queue = new EndpointFile.Resource("AWS::SQS::Queue", "http://q", Map.of("Arn", "arn:q"));
        var made = new Provisioning.Provisioned(Map.of("Pending", queue), null, () -> {});
        try (var shim = Shim.start(options("--port=0"), TestWorlds.real(), (s, w, o) -> made)) {
            var file = Json.read(Files.readString(endpointFile()), EndpointFile.class);

            assertThat(file.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(file.endpoint()).isEqualTo("http://127.0.0.1:" + file.port());
            assertThat(file.resources()).containsEntry("Pending", queue);
            assertThat(get(shim, "GET", "/_sosw/state")).isEqualTo(Files.readString(endpointFile()));
        }
        assertThat(endpointFile()).doesNotExist();
    }

    @Test
    void faultsComeByOptionAndOverHttpAndGoAgain() throws Exception {
        try (var shim = Shim.start(options("--fault", "sqs:SendMessage=throttle@0.5"), TestWorlds.real(), NONE)) {
            assertThat(get(shim, "GET", "/_sosw/faults")).contains("sqs:SendMessage=throttle@0.5");
            assertThat(post(shim, "/_sosw/faults", "s3=latency:5ms")).contains("s3=latency:5ms", "\"strikes\": 0");
            assertThat(post(shim, "/_sosw/faults", "s3=melt")).contains("the fault s3=melt cannot be read");
            assertThat(get(shim, "DELETE", "/_sosw/faults")).isEqualTo("[]\n");
        }
        assertThatThrownBy(() -> Shim.start(options("--fault", "sqs"), TestWorlds.real(), NONE))
                .isInstanceOf(UserError.class);
    }

    @Test
    void aFolderOfTheProjectIsSeededAndNoOther() throws Exception {
        Files.createDirectories(project.resolve("seed/s3"));
        try (var shim = Shim.start(options(), TestWorlds.real(), NONE)) {
            assertThat(post(shim, "/_sosw/seed", "")).contains("\"objects\":0");
            assertThat(post(shim, "/_sosw/seed", "../elsewhere")).contains("is outside of the project");
        }
    }

    private static String post(Shim shim, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(shim.gateway().endpoint() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void itStopsWhenAsked() throws Exception {
        try (var shim = Shim.start(options(), TestWorlds.real(), NONE)) {
            assertThat(get(shim, "POST", "/_sosw/stop")).isEqualTo("stopping\n");
            shim.awaitStop();
        }
    }

    @Test
    void aSecondShimOfTheProjectIsRefusedAndTheFirstStaysKnown() throws Exception {
        var directory = project.resolve(".sosw/shim");
        try (var first = StateDirectory.hold(project)) {
            first.publish(new EndpointFile(1, "then", 2, "http://127.0.0.1:2", "r", "a", Map.of(), null));
            Files.delete(endpointFile());

            assertThatThrownBy(() -> StateDirectory.hold(project))
                    .isInstanceOfSatisfying(
                            UserError.class,
                            e -> assertThat(e.problem()).isEqualTo("another shim of this project holds " + directory));
            assertThat(Files.readString(endpointFile())).contains("http://127.0.0.1:2");
        }
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Shim.start(options("--port", "" + taken.getLocalPort()), TestWorlds.real(), NONE))
                    .isInstanceOfSatisfying(UserError.class, e -> {
                        assertThat(e.problem())
                                .startsWith("port " + taken.getLocalPort() + " (--port) cannot be bound");
                        assertThat(e.fix()).contains("-Dsosw.port=N");
                        assertThat(e.docs()).isEqualTo("shim-port");
                    });
        }
        StateDirectory.hold(project).close();
    }

    @Test
    void aFailedProvisioningLeavesNothingBehind() throws Exception {
        assertThatThrownBy(() -> Shim.start(options(), TestWorlds.real(), (s, w, o) -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        StateDirectory.hold(project).close();
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> ShimOptions.parse(List.of("--colour=red")))
                .hasMessageStartingWith("unknown option --colour=red (command line)");
        assertThatThrownBy(() -> ShimOptions.parse(List.of("--port", "70000")))
                .hasMessageStartingWith("--port is not a port: 70000");
        assertThatThrownBy(() -> ShimOptions.parse(List.of("--port")))
                .hasMessageStartingWith("the option --port has no value");
        assertThatThrownBy(() -> StateDirectory.hold(project.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.docs()).isEqualTo("shim-project-dir"));
    }

    @Test
    void thePasteLinesNameWhatTheTemplateMade() {
        var made = new Provisioning.Provisioned(
                Map.of("Raw", new EndpointFile.Resource("AWS::S3::Bucket", "raw-data", Map.of())),
                new EndpointFile.Sql("127.0.0.1", 3307, "root", "password", "activity"),
                () -> {});

        assertThat(PasteLines.of("http://127.0.0.1:9", made))
                .contains(
                        "aws --endpoint-url=http://127.0.0.1:9 s3 cp FILE s3://raw-data",
                        "mysql -u root -h 127.0.0.1 -P 3307 -ppassword activity");
    }

    private ShimOptions options(String... more) {
        var all = new java.util.ArrayList<>(List.of("--project_dir", project.toString()));
        all.addAll(List.of(more));
        return ShimOptions.parse(all);
    }

    private Path endpointFile() {
        return project.resolve(".sosw/shim/endpoint.json");
    }

    private static String get(Shim shim, String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(shim.gateway().endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
