package io.sosw.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.contract.Answers;
import io.sosw.engine.contract.PackagedContract;
import io.sosw.engine.jre.TestJdks;
import io.sosw.error.UserError;
import io.sosw.house.NeedsDocker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The image on a real engine. No image is pulled: it stands on scratch. */
@NeedsDocker
@Timeout(300)
class ImageOnDockerTest {
    private static final String NAME =
            "sosw-image-test:" + ProcessHandle.current().pid();

    @TempDir
    static Path folder;

    private static ImageProject project;

    @BeforeAll
    static void build() throws Exception {
        project = new ImageProject(folder.resolve("project"));
        project.built(project.plan(TestJdks.newest(), "scratch", "docker://" + NAME));
    }

    @AfterAll
    static void remove() throws Exception {
        Docker.run("rmi", "--force", NAME);
    }

    @Test
    void startsAsNobodyOnAReadOnlyFileSystemWithoutNetwork() throws Exception {
        var ended = Docker.run(
                "run", "--rm", "--read-only", "--user", "65534", "--network", "none", NAME, "--event=\"box\"");
        assertThat(ended).isEqualTo(new Docker.Ended(0, "\"hello box\"\n"));
    }

    @Test
    void whatTheEngineDoesNotTakeIsTold() throws Exception {
        var engine = new DockerEngine(folder);
        assertThat(engine.imageId("sosw-there-is-none")).isEmpty();
        assertThatThrownBy(() -> engine.load(folder.resolve("none.tar")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the Docker engine did not take the image: ")
                .hasMessageContaining("none.tar")
                .hasMessageContaining("`docker info`");
    }

    @Test
    void tellsByItsExitCodeThatAPersonMustMendSomething() throws Exception {
        var ended = Docker.run("run", "--rm", "--network", "none", NAME);
        assertThat(ended.code()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains("No queue to read from");
    }

    @Test
    void answersUnderARuntimeApiAsTheSameClassDoesInEveryWrapper() throws Exception {
        try (var api = new Answers(PackagedContract.events())) {
            var ended = Docker.run(
                    "run",
                    "--rm",
                    "--read-only",
                    "--network",
                    "host",
                    "--env",
                    "AWS_LAMBDA_RUNTIME_API=" + api.address(),
                    "--env",
                    "SOSW_FUNCTION=hello",
                    NAME);
            assertThat(ended.code()).as(ended.output()).isEqualTo(1); // the Runtime API broke
            PackagedContract.check(project.classes(), api.list());
        }
    }

    @Test
    void drainsAQueueAndObeysSigtermWithoutLoss() throws Exception {
        try (var queue = new LoopbackQueue("greetings")) {
            for (int i = 0; i < 100; i++) {
                queue.send("slow " + i);
            }
            var container = Docker.expect(
                            "run",
                            "--detach",
                            "--read-only",
                            "--network",
                            "host",
                            "--env",
                            "AWS_ENDPOINT_URL=" + queue.endpoint(),
                            "--env",
                            "AWS_REGION=us-east-1",
                            "--env",
                            "AWS_ACCESS_KEY_ID=test",
                            "--env",
                            "AWS_SECRET_ACCESS_KEY=test",
                            "--env",
                            "READ_QUEUE=greetings",
                            NAME)
                    .trim();
            try {
                awaitHandled(container, 3);
                long asked = System.nanoTime();
                Docker.expect("stop", "--time", "20", container);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
                assertThat(Docker.expect("inspect", "--format", "{{.State.ExitCode}}", container))
                        .isEqualTo("0\n");
                var handled = handled(Docker.expect("logs", container).lines().toList());
                assertThat(handled).doesNotHaveDuplicates().hasSizeLessThan(100);
                assertThat(queue.inFlight()).isZero();
                assertThat(queue.waiting() + handled.size()).isEqualTo(100);
            } finally {
                Docker.run("rm", "--force", container);
            }
        }
    }

    private static void awaitHandled(String container, int count) throws Exception {
        var logs = Docker.start("logs", "--follow", container);
        var seen = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(logs.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.add(line);
                if (handled(seen).size() >= count) {
                    return;
                }
            }
        } finally {
            logs.destroy();
            logs.waitFor(10, TimeUnit.SECONDS);
        }
        throw new AssertionError("the container ended before it had handled " + count + " messages: " + seen);
    }

    private static List<String> handled(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("handled ")).toList();
    }

    @Test
    void aChangedJarRunsItsNewCodeWithTheOldCacheOfItsDependencies() throws Exception {
        var changed = new ImageProject(folder.resolve("changed"));
        changed.greeting("good morning");
        var name = NAME + "-changed";
        changed.built(changed.plan(TestJdks.newest(), "scratch", "docker://" + name));
        assertThat(changed.said()).doesNotContain("Training");
        try {
            boolean cached = TestJdks.newest().cachesClasses();
            var ended = Docker.run(
                    "run",
                    "--rm",
                    "--network",
                    "none",
                    "--env",
                    "JDK_JAVA_OPTIONS=" + (cached ? "-XX:AOTMode=on" : "-Xshare:auto"),
                    name,
                    "--event=\"box\"");
            assertThat(ended.output()).endsWith("\"good morning box\"\n");
            assertThat(ended.code()).isZero();
            changed.built(changed.plan(TestJdks.newest(), "scratch", "docker://" + name));
            assertThat(changed.said()).contains("Unchanged: " + name + " to the Docker engine: sha256:");

            changed.greeting("good night");
            changed.exchanged(changed.plan(TestJdks.newest(), "scratch", "docker://" + name));
            assertThat(Docker.expect("run", "--rm", "--network", "none", name, "--event=\"box\""))
                    .isEqualTo("\"good night box\"\n");
        } finally {
            Docker.run("rmi", "--force", name);
        }
    }

    @Test
    void goesThroughARegistryAndStandsOnAnImageOfOne() throws Exception {
        try (var registry = LoopbackRegistry.start(folder.resolve("registry"))) {
            var name = registry.address() + "/team/greeter:1";
            var image = project.built(project.plan(TestJdks.newest(), "scratch", "registry://" + name));
            assertThat(Docker.expect("pull", name)).contains(image.digest());
            assertThat(Docker.expect("run", "--rm", "--network", "none", name, "--event=\"box\""))
                    .isEqualTo("\"hello box\"\n");
            Docker.expect("rmi", name);
            assertThat(project.output().resolve("artifacts.json"))
                    .content()
                    .contains("\"uri\": \"" + registry.address() + "/team/greeter@" + image.digest());

            var upper = new ImageProject(folder.resolve("upper"));
            var plan = upper.plan(TestJdks.newest(), "registry://" + name, "tar");
            upper.built(plan);
            upper.built(plan);
            assertThat(upper.said()).doesNotContain("Unchanged"); // the tag may have moved on
            var pinned = "registry://" + registry.address() + "/team/greeter@" + image.digest();
            upper.built(upper.plan(TestJdks.newest(), pinned, "tar"));
            upper.exchanged(upper.plan(TestJdks.newest(), pinned, "tar"));
            assertThat(TarredImage.config(upper.tar()).get("config").toString()).contains("[java, @/app/jvm.args");
        }
    }
}
