package io.sosw.local.lambda.environment;

import io.sosw.local.reload.ReloadMain;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * A JVM with exactly the function's class path. Functions of ours run in their own copy of the wrapper, others in AWS's
 * runtime interface client.
 *
 * @param ric class path of AWS's runtime interface client, or empty where it is not to be had
 */
public record ForkedJvm(String ric) implements Launcher {
    /** A function's variable with the class path of AWS's client, which then runs it whatever its handler is. */
    public static final String CLIENT = "SOSW_RIC";

    private static final String MAIN = "io.sosw.wrapper.Main";
    private static final String RELOAD = ReloadMain.class.getName();
    private static final String RIC = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    @Override
    public Sandbox launch(Launch launch) throws IOException {
        var builder = new ProcessBuilder(command(launch))
                .directory(launch.taskRoot().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("SystemRoot"));
        builder.environment().putAll(launch.variables());
        var process = builder.start();
        process.getOutputStream().close();
        return new Running(process);
    }

    private List<String> command(Launch launch) throws IOException {
        var asked = launch.variables().getOrDefault(CLIENT, "");
        var client = asked.isEmpty() ? ric : asked;
        var ours = asked.isEmpty() && launch.handler().startsWith("io.sosw.wrapper.") && holdsMain(launch.classPath());
        if (!ours && client.isEmpty()) {
            throw new IOException("The handler " + launch.handler()
                    + " needs AWS's runtime interface client, and the class path holds no " + MAIN);
        }
        var warm = ours && !launch.changing().isEmpty();
        var entries = new ArrayList<>(launch.classPath());
        if (warm) {
            entries.removeAll(launch.changing());
            entries.add(home()); // behind all that is the function's own
        }
        var classPath = joined(entries);
        var windows = File.separatorChar == '\\';
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java")
                        .toString(),
                "-Xmx" + launch.memory() + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                // halves what binding JSON to records costs at the start; unknown to Java before 22, which ignores it
                "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Djava.io.tmpdir=" + launch.tmp(),
                "-cp",
                ours ? classPath : client + File.pathSeparator + classPath,
                warm ? RELOAD : ours ? MAIN : RIC));
        if (warm) {
            command.addAll(List.of(joined(launch.changing()), launch.port().toString()));
        } else if (!ours) {
            command.add(launch.handler());
        }
        return command;
    }

    private static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home() throws IOException {
        try {
            return Path.of(ForkedJvm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static boolean holdsMain(List<Path> classPath) throws IOException {
        var name = MAIN.replace('.', '/') + ".class";
        for (var entry : classPath) {
            if (Files.isRegularFile(entry)) {
                try (var jar = new JarFile(entry.toFile())) {
                    if (jar.getEntry(name) != null) {
                        return true;
                    }
                }
            } else if (Files.exists(entry.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    private record Running(Process process) implements Sandbox {
        @Override
        public void kill() {
            process.destroyForcibly();
        }

        @Override
        public CompletableFuture<Integer> exit() {
            return process.onExit().thenApply(Process::exitValue);
        }

        @Override
        public OptionalInt peakMegabytes() {
            var status = Path.of("/proc", Long.toString(process.pid()), "status");
            try (var lines = Files.lines(status)) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                        .findFirst();
            } catch (IOException notLinuxOrEnded) {
                return OptionalInt.empty();
            }
        }
    }
}
