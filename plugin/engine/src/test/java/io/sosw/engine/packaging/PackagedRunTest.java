package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sosw.engine.contract.Answers;
import io.sosw.engine.contract.PackagedContract;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.jre.TestJdks;
import io.sosw.wrapper.Main;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip, unpacked as Lambda does, in a JVM of its own. */
class PackagedRunTest {
    @TempDir
    Path folder;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String RIC = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static String awsClient() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> entry.matches(
                        ".*(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Library library(Class<?> held, String name) throws URISyntaxException {
        var place =
                Path.of(held.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new Library(name, place, List.of());
    }

    /** By AWS's own client and its class loader, as Lambda's managed Java runs it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theUnpackedZipKeepsTheContract() throws Exception {
        var task = unpacked(false);
        var builder = new ProcessBuilder(JAVA, "-cp", awsClient(), RIC, "io.sosw.wrapper.lambda.StreamHandler");
        keepsTheContract(builder.directory(task.toFile())); // where AWS's client looks for the function
    }

    @Test
    void theThinZipKeepsTheContractWithItsLayer() throws Exception {
        keepsTheContract(
                unpacked(true), JAVA, "-cp", "lib/*" + File.pathSeparator + "java/lib/*", "io.sosw.wrapper.Main");
    }

    /** A stale or refused cache would end the JVM, for it is told that the cache is mandatory. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theCustomRuntimeKeepsTheContractFromItsBootstrapAndItsCache() throws Exception {
        var jdk = TestJdks.jdk25();
        assumeTrue(jdk.isPresent(), "no JDK 25 on this machine; give one as JAVA25_HOME");
        var project = project();
        var runtime = new CustomRuntime(
                TestJdks.CACHE, jdk.get(), List.of(), new JvmOptions(List.of("-Da=\"b c\"")), true, null);
        var zips = project.packaged(runtime);
        assertThat(zips.get(0).size().bytes()).isLessThan(50L << 20);
        assertThat(zips.get(0).jars()).extracting(PackedJar::name).contains("jre", "sosw.aot", "lib/0-greeter.jar");
        var task = folder.resolve("task");
        unpack(zips.get(0).file(), task);
        var builder = new ProcessBuilder(task.resolve("bootstrap").toString());
        builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        keepsTheContract(builder);
    }

    private Projects project() throws Exception {
        var project = new Projects(folder.resolve("project"));
        project.libraries.add(library(Main.class, "sosw-function.jar"));
        project.libraries.add(library(
                Class.forName("com.amazonaws.services.lambda.runtime.RequestStreamHandler"),
                "aws-lambda-java-core.jar"));
        project.libraries.add(library(NullMarked.class, "jspecify.jar"));
        return project;
    }

    private Path unpacked(boolean layer) throws Exception {
        var task = folder.resolve("task");
        for (PackedZip zip : project().packaged(layer, null)) {
            unpack(zip.file(), task);
        }
        return task;
    }

    private void keepsTheContract(Path task, String... words) throws Exception {
        keepsTheContract(new ProcessBuilder(words).directory(task.toFile()));
    }

    private void keepsTheContract(ProcessBuilder builder) throws Exception {
        try (var api = new Answers(PackagedContract.events())) {
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            builder.environment().put("SOSW_FUNCTION", "hello");
            var log = folder.resolve("log");
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(api.list()).as(Files.readString(log)).hasSize(3);
            PackagedContract.check(folder.resolve("project/target/classes"), api.list());
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
                Files.setLastModifiedTime(
                        file, FileTime.from(entry.getTimeLocal().toInstant(ZoneOffset.UTC)));
                if ((entry.getUnixMode() & 0100) != 0) {
                    assertThat(file.toFile().setExecutable(true)).isTrue();
                }
            }
        }
    }
}
