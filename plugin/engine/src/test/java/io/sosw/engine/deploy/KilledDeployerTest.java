package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deployer's own process, killed (SIGKILL) at random moments, and two of it at once; 20 times with -Dsosw.kills=20. */
@Tag("jdk-neutral")
class KilledDeployerTest {
    private static final int KILLS = Integer.getInteger("sosw.kills", 2);

    @TempDir
    Path folder;

    private final Random chance = new Random(20);
    private Cloud cloud;
    private Gateway gateway;

    @BeforeEach
    void serve() throws IOException {
        gateway = Gateway.bind(0);
        cloud = new Cloud(folder);
        gateway.serve(new Router(cloud.services.mounts()), Controls.none(), new Random(1));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void convergesWheneverItIsKilled() throws Exception {
        cloud.commandLine.put("sosw.stack", "measured");
        long start = System.nanoTime();
        var first = deployer("measured");
        assertThat(ended(first)).as(() -> log("measured")).isZero();
        long whole = System.nanoTime() - start;
        cloud.commandLine.remove("sosw.stack");

        for (int kill = 0; kill < KILLS; kill++) {
            cloud.code("kill " + kill);
            cloud.replace("template.yaml", "VisibilityTimeout: " + (180 + kill), "VisibilityTimeout: " + (181 + kill));
            kill(deployer("killed"), (long) (whole * chance.nextDouble()));

            cloud.run("deploy");

            assertThat(cloud.status()).isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
            assertThat(cloud.liveCode()).as("kill %d", kill).isEqualTo(cloud.codeSha256());
            assertThat(cloud.run("deploy")).contains("Up to date");
        }
        readByTheAwsCli();
    }

    @Test
    void twoAtOnceBothGetThere() throws Exception {
        var first = deployer("first");
        var second = deployer("second");

        assertThat(ended(first)).as(() -> log("first")).isZero();
        assertThat(ended(second)).as(() -> log("second")).isZero();

        assertThat(cloud.status()).isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
        assertThat(cloud.live()).isEqualTo("1");
        assertThat(cloud.run("deploy")).contains("Up to date");
        readByTheAwsCli();
    }

    /** As by Ctrl-C, or by a pipeline that is cancelled, while CloudFormation does not answer. */
    @ParameterizedTest
    @CsvSource({
        "CreateChangeSet, Nothing was changed.",
        "ExecuteChangeSet, 'What CloudFormation has begun goes on by itself: mvn sosw:status -Dsosw.env=lab shows it, mvn"
                + " sosw:deploy -Dsosw.env=lab takes it up.'",
    })
    void anInterruptedOneSaysWhatWasBegun(String call, String said) throws Exception {
        cloud.services.faults().add("cloudformation:" + call + "=latency:60s");
        var deployer = deployer("interrupted");
        while (cloud.services.faults().standing().get(0).strikes() == 0 && deployer.isAlive()) {
            deployer.waitFor(5, TimeUnit.MILLISECONDS);
        }
        deployer.destroy();

        assertThat(ended(deployer)).isNotZero();
        assertThat(log("interrupted")).endsWith("Interrupted. " + said + "\n");
    }

    /** Where it is installed. */
    private void readByTheAwsCli() throws Exception {
        var command =
                List.of("aws", "cloudformation", "describe-stacks", "--stack-name", Cloud.STACK, "--output", "json");
        try {
            var process = shell(new ProcessBuilder(command)).start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(ended(process)).as(printed).isZero();
            assertThat(printed).containsPattern("\"StackStatus\": \"(CREATE|UPDATE)_COMPLETE\"");
        } catch (IOException absent) {
            assertThat(absent).hasMessageContaining("aws");
        }
    }

    /** Whose AWS is the one of this test. */
    private ProcessBuilder shell(ProcessBuilder builder) {
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", gateway.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_EC2_METADATA_DISABLED", "true"));
        return builder.redirectErrorStream(true);
    }

    /** The process that the goal starts. */
    private Process deployer(String name) throws IOException {
        var plan = cloud.plan("deploy", Optional.empty());
        var file = Files.writeString(folder.resolve(name + ".json"), Json.write(plan));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command =
                List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, DeployMain.class.getName(), file.toString());
        return shell(new ProcessBuilder(command))
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    private String log(String name) {
        try {
            return cloud.read(name + ".log");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void kill(Process process, long nanos) throws InterruptedException {
        if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
