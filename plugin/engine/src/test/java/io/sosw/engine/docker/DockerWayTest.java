package io.sosw.engine.docker;

import static io.sosw.engine.docker.Engine.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sosw.engine.console.Console;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.OwnJvm;
import io.sosw.engine.run.Shim;
import io.sosw.engine.run.ShimEndpoint;
import io.sosw.engine.run.ShimFolder;
import io.sosw.engine.run.ShimPlan;
import io.sosw.engine.run.ShimProcess;
import io.sosw.engine.run.ShimStop;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.house.NeedsDocker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The Docker way on a real engine, with the shim's own image as the emulator of somebody's choice. */
@NeedsDocker
@Timeout(300)
class DockerWayTest {
    private static final long ME = ProcessHandle.current().pid();
    private static final String SHIM = "sosw-shim-test:" + ME;
    private static final String MARIADB = "sosw-mariadb-test:" + ME;
    private static final String QUEUE = queue("waiting");
    private static final String DATABASE = """
              Orders:
                Type: AWS::RDS::DBInstance
                Properties: {Engine: mysql, DBName: orders, MasterUsername: root, MasterUserPassword: password}
            """;

    @TempDir
    static Path images;

    @TempDir
    Path project;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(
                docker("network", "ls", "--format", "{{.Driver}}").lines().anyMatch("bridge"::equals),
                "this engine has no bridge network, so no container can publish a port");
        Files.writeString(images.resolve("template.yaml"), queue("pending"));
        TestImages.shim(images, SHIM);
        TestImages.mariaDb(images.resolve("mariadb"), MARIADB);
    }

    @AfterAll
    static void remove() throws Exception {
        docker("rmi", "--force", SHIM, MARIADB);
    }

    @BeforeEach
    void template() throws Exception {
        Files.writeString(project.resolve("template.yaml"), QUEUE);
    }

    @Test
    void theShimIsAnImageThatAnswersToItsNamesOnly() throws Exception {
        var container = docker("run", "--detach", "--publish", "127.0.0.1::4566", SHIM, "--public", "http://shim:4566");
        try {
            var port = Integer.parseInt(docker("port", container, "4566").replaceFirst(".*:", ""));
            awaitReady(container);

            try (var sqs = sqs(URI.create("http://127.0.0.1:" + port))) {
                assertThat(sqs.getQueueUrl(r -> r.queueName("pending")).queueUrl())
                        .isEqualTo("http://shim:4566/000000000000/pending");
            }
            assertThat(asked(port, "shim:4566")).startsWith("HTTP/1.1 200");
            assertThat(asked(port, "172.17.0.2:4566")).startsWith("HTTP/1.1 200");
            assertThat(asked(port, "evil.example")).startsWith("HTTP/1.1 403").contains("--public http://NAME:PORT");
        } finally {
            docker("rm", "--force", container);
        }
    }

    @Test
    void theTemplateIsMadeInContainersThatAreReusedWhenAskedAndStoppedByTheirLabel() throws Exception {
        Files.writeString(project.resolve("template.yaml"), QUEUE + DATABASE);
        Files.createDirectories(project.resolve("schema"));
        Files.writeString(project.resolve("schema/1.sql"), "create table tea (id int primary key);");
        var plan = plan(SHIM, MARIADB, true);
        try {
            var first = process().ensure(() -> plan).endpoint();
            assertThat(first.resources().get("Pending").type()).isEqualTo("AWS::SQS::Queue");
            try (var sqs = sqs(URI.create(first.endpoint()))) {
                sqs.sendMessage(
                        r -> r.queueUrl(first.resources().get("Pending").ref()).messageBody("kept"));
            }
            insert(first.sql());
            var containers = containers();
            assertThat(containers).hasSize(2);
            assertThat(docker("ps", "--filter", "label=" + Containers.LABEL + "=" + label(), "--format", "{{.Ports}}"))
                    .doesNotContain("0.0.0.0");
            ShimStop.stop(first);

            var second = process().ensure(() -> plan).endpoint();
            assertThat(containers()).isEqualTo(containers);
            assertThat(second.resources()).isEqualTo(first.resources());
            try (var sqs = sqs(URI.create(second.endpoint()))) {
                assertThat(sqs.receiveMessage(r -> r.queueUrl(
                                        second.resources().get("Pending").ref()))
                                .messages())
                        .hasSize(1);
            }
            ShimStop.stop(second);

            Files.writeString(project.resolve("template.yaml"), QUEUE);
            assertThatThrownBy(() -> process().ensure(() -> plan)).isInstanceOf(UserError.class);
            assertThat(shown()).contains("the containers hold what", "has changed since", "mvn sosw:shim-stop");
        } finally {
            shim().stop(this::remover);
        }
        assertThat(containers()).isEmpty();
    }

    @Test
    void withoutReuseTheContainersEndWithTheShimAndTheImagesOwnTemplateIsLeftAlone() throws Exception {
        var shim = process().ensure(() -> plan(SHIM, "", false)).endpoint();
        assertThat(containers()).hasSize(1);
        try (var sqs = sqs(URI.create(shim.endpoint()))) {
            assertThat(sqs.listQueues().queueUrls()).singleElement().asString().endsWith("/waiting");
        }
        ShimStop.stop(shim);
        assertThat(containers()).isEmpty();
        assertThat(new ShimFolder(project).log()).content().doesNotContain("Exception");
        assertThat(project.resolve(".sosw/shim/docker")).doesNotExist();
    }

    @Test
    void aContainerThatEndsIsToldAtOnceWhetherItBeganOrNot() throws Exception {
        var ending = SHIM + "-ending";
        var made = docker("create", MARIADB);
        docker("commit", "--change", "ENTRYPOINT [\"/bin/sh\",\"-c\",\"echo no licence; exit 3\"]", made, ending);
        docker("rm", made);
        try {
            assertThatThrownBy(() -> process().ensure(() -> plan(ending, "", false)))
                    .isInstanceOf(UserError.class);
            assertThat(shown())
                    .contains("a container of " + ending + " (pom.xml) does not start: it ended with exit code 3; "
                            + "it said last: no licence.");

            var shim = process().ensure(() -> plan(SHIM, "", false)).endpoint();
            docker("kill", containers().get(0));
            ProcessHandle.of(shim.pid()).ifPresent(process -> process.onExit().join());
            assertThat(new ShimFolder(project).log())
                    .content()
                    .contains("the container of " + SHIM + " is no more: it ended with exit code 137");
            assertThat(containers()).isEmpty();
        } finally {
            docker("rmi", "--force", ending);
        }
    }

    @Test
    void anImageThatIsNotToBeHadIsNamed() {
        assertThatThrownBy(() -> process().ensure(() -> plan("127.0.0.1:1/absent:1", "", false)))
                .isInstanceOf(UserError.class);
        assertThat(shown())
                .contains("the image 127.0.0.1:1/absent:1 (pom.xml) is not to be had: ")
                .contains(
                        "see that `docker pull 127.0.0.1:1/absent:1` works, or name another one: -Dsosw.awsImage=NAME.");
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldWithWhatToDo() {
        var told = Containers.noEngine(new IllegalStateException("Could not find a valid Docker environment"));
        assertThat(told)
                .hasMessageStartingWith(
                        "no Docker engine answers: Could not find a valid Docker environment. Fix: start one (`docker info` must"
                                + " work), or leave -Dsosw.shim=docker out: the shim needs none.");
    }

    @Test
    void anotherEngineThanTheOneNamedIsNotTaken() {
        var found = URI.create("unix:///var/run/docker.sock");
        assertThatThrownBy(() -> Containers.asTold("tcp://127.0.0.1:1", found))
                .hasMessageStartingWith(
                        "no Docker engine answers at tcp://127.0.0.1:1 (environment variable DOCKER_HOST), only at"
                                + " unix:///var/run/docker.sock. Fix: start that one, or take the other: unset DOCKER_HOST.");
        Containers.asTold(null, found);
        Containers.asTold(found.toString(), found);
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsOption() {
        var refused = "listen tcp4 127.0.0.1:3306: bind: address already in use";
        var image = new Setting("sosw.sqlImage", "mysql:8.4", "default");
        assertThat(Containers.notStarted(image, 3306, "-Dsosw.sqlPort", refused))
                .hasMessageStartingWith("port 3306 (-Dsosw.sqlPort) is taken: listen tcp4 127.0.0.1:3306: bind: address"
                        + " already in use. Fix: end what listens there, or leave -Dsosw.sqlPort out for a free one.");
        assertThat(Containers.notStarted(image, 0, "-Dsosw.sqlPort", "no shell"))
                .hasMessageStartingWith(
                        "a container of mysql:8.4 (default) does not start: no shell. Fix: try it yourself (docker"
                                + " run mysql:8.4) or name another one: -Dsosw.sqlImage=NAME.");
    }

    private static String queue(String name) {
        return """
            Resources:
              Pending: {Type: 'AWS::SQS::Queue', Properties: {QueueName: %s}}
            """.formatted(name);
    }

    private static void insert(ShimEndpoint.Sql sql) throws Exception {
        var url = "jdbc:mariadb://" + sql.host() + ":" + sql.port() + "/" + sql.database();
        try (var connection = DriverManager.getConnection(url, sql.user(), sql.password());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into tea values (1)")).isEqualTo(1);
        }
    }

    private static void awaitReady(String container) throws Exception {
        var logs = new ProcessBuilder("docker", "logs", "--follow", container)
                .redirectErrorStream(true)
                .start();
        try (var lines = logs.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("The shim is ready")) {
                    return;
                }
            }
            throw new AssertionError(docker("logs", container));
        } finally {
            logs.destroy();
        }
    }

    private static String asked(int port, String host) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /_sosw/state HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SqsClient sqs(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private List<String> containers() throws Exception {
        return docker("ps", "--all", "--quiet", "--filter", "label=" + Containers.LABEL + "=" + label())
                .lines()
                .sorted()
                .toList();
    }

    private String label() {
        return "test-" + project.getFileName();
    }

    private ShimPlan plan(String image, String sqlImage, boolean reuse) {
        var docker = new DockerPlan(
                project.toString(),
                label(),
                new Setting("sosw.awsImage", image, "pom.xml"),
                0,
                new Setting("sosw.sqlImage", sqlImage, "default"),
                0,
                reuse,
                false);
        return new ShimPlan(project, TestClassPath.places(), 0, 0, null, null, null, false, docker);
    }

    private ShimProcess process() {
        return new ShimProcess(new ShimFolder(project), jvm(), console());
    }

    private Shim shim() {
        return new Shim(new ShimFolder(project), jvm(), console());
    }

    private OwnJvm remover() {
        var environment = DockerPlan.removing(project.toString(), label()).environment();
        return new OwnJvm(jvm(), TestClassPath.places(), project, environment);
    }

    private static Jvm jvm() {
        return Jvm.current(96, List.of());
    }

    private Console console() {
        return new Console(new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
