package io.sosw.bench.reload;

import io.sosw.bench.coldstart.FakeLambda;
import io.sosw.engine.console.Console;
import io.sosw.engine.invoke.Compilation;
import io.sosw.engine.invoke.FreshClasses;
import io.sosw.engine.invoke.FreshModules;
import io.sosw.engine.invoke.FreshResources;
import io.sosw.engine.run.FreshServer;
import io.sosw.local.shim.Provisioning;
import io.sosw.local.shim.Shim;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import io.sosw.wrapper.Main;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The local Lambda with code that is edited: from a save to the answer of the new code; what a warm call costs beside the
 * function; a cold call beside a bare JVM with the same loop. Argument: how often.
 */
public final class InnerLoopMain {
    private static final Pattern DURATION = Pattern.compile("\tDuration: ([0-9.]+) ms");

    private static final int ROUNDS = 15;

    private final Path folder;
    private final Path classes;
    private final Path libraries;
    private final URI endpoint;

    private InnerLoopMain(Path folder, Path libraries, URI endpoint) {
        this.folder = folder;
        this.classes = folder.resolve("classes");
        this.libraries = libraries;
        this.endpoint = endpoint;
    }

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("inner-loop");
        var libraries = jar(folder.resolve("sosw-function.jar"));
        var timers = new ThreadTimers();
        var world = new World(Clock.systemUTC(), new Random(1), timers, new Deliveries(), "000000000000", "us-east-1");
        var shim = Shim.start(ShimOptions.of(folder, null), world, (s, w, o) -> Provisioning.Provisioned.nothing());
        new InnerLoopMain(folder, libraries, shim.gateway().endpoint()).run(times);
        shim.close();
        timers.close();
        System.exit(0);
    }

    /** As projects have it: a folder of classes would be walked through before each call. */
    private static Path jar(Path jar) throws Exception {
        var place = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(place)) {
            return Files.copy(place, jar);
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(place)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(place.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    private void run(int times) throws Exception {
        var fresh = modules();
        edit(0);
        fresh.bringUpToDate();
        for (var round = 0; round < ROUNDS; round++) {
            fresh.warmUp(); // as the goals do before the first edit
        }
        var descriptor =
                Files.createDirectories(classes.resolve("META-INF/sosw")).resolve("functions.json");
        Files.writeString(descriptor, "{\"version\":1,\"functions\":{\"say\":{\"class\":\"demo.Say\"}}}");
        var code = folder.resolve("say.classpath");
        Files.writeString(code, classes + "\n" + libraries + "\n");
        try (var lambda = lambda();
                var server = FreshServer.start(fresh::bringUpToDate, folder.resolve("say.classpath.port"))) {
            lambda.createFunction(request -> request.functionName("say")
                    .runtime("java17")
                    .role("arn:aws:iam::000000000000:role/any")
                    .handler("io.sosw.wrapper.lambda.StreamHandler")
                    .code(where -> where.s3Bucket("hot-reload").s3Key(code.toString()))
                    .memorySize(256)
                    .timeout(20));
            call();
            edits(times);
            warm(times * 10);
            cold(lambda, Math.max(1, times / 5));
        }
    }

    private FreshModules modules() {
        var compilation = new Compilation(
                List.of(folder.resolve("src")), classes, List.of(libraries.toString()), List.of("--release", "17"));
        var nowhere = new Console(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return new FreshModules(
                List.of(new FreshModules.Module(
                        new FreshClasses(compilation, folder.resolve("work"), Clock.systemUTC()),
                        new FreshResources(List.of(), classes))),
                nowhere);
    }

    private LambdaClient lambda() {
        return LambdaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    private void edit(int number) throws IOException {
        var source = folder.resolve("src/demo/Say.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "package demo; public final class Say implements io.sosw.function.PortableFunction<Object,"
                        + " io.sosw.function.FunctionContext, String> { public String run(Object event,"
                        + " io.sosw.function.FunctionContext context) { return \"edit " + number + "\"; } }");
    }

    /** @param duration as REPORT tells it */
    private record Call(double millis, double duration, String answer) {}

    private Call call() throws IOException {
        var connection = (HttpURLConnection) endpoint.resolve("/2015-03-31/functions/say/invocations")
                .toURL()
                .openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("X-Amz-Log-Type", "Whole");
        connection.setDoOutput(true);
        long begun = System.nanoTime();
        connection.getOutputStream().write(new byte[] {'{', '}'});
        String answer;
        try (var in = connection.getInputStream()) {
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        var log = new String(
                Base64.getDecoder().decode(connection.getHeaderField("X-Amz-Log-Result")), StandardCharsets.UTF_8);
        var duration = DURATION.matcher(log);
        return new Call(millis, duration.find() ? Double.parseDouble(duration.group(1)) : 0, answer);
    }

    private void edits(int times) throws IOException {
        var millis = new double[times];
        for (var i = 0; i < times; i++) {
            long begun = System.nanoTime();
            edit(i + 1);
            var call = call();
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (!call.answer().equals("\"edit " + (i + 1) + "\"")) {
                throw new IllegalStateException("stale: " + call.answer());
            }
        }
        tell("edit to its answer", millis);
    }

    private void warm(int times) throws IOException {
        var total = new double[times];
        var beside = new double[times];
        for (var i = 0; i < times; i++) {
            var call = call();
            total[i] = call.millis();
            beside[i] = call.millis() - call.duration();
        }
        tell("warm call", total);
        tell("of which beside the function's duration", beside);
    }

    private void cold(LambdaClient lambda, int times) throws Exception {
        var millis = new double[times];
        var bare = new double[times];
        for (var i = 0; i < times; i++) {
            var colour = Integer.toString(i);
            lambda.updateFunctionConfiguration(request ->
                    request.functionName("say").environment(all -> all.variables(java.util.Map.of("COLOUR", colour))));
            millis[i] = call().millis();
            bare[i] = bare();
        }
        tell("cold call", millis);
        tell("bare JVM with the same loop", bare);
    }

    /** From the start of its process to the answer, with the options of an environment of 256 MB. */
    private double bare() throws Exception {
        try (var lambda = new FakeLambda("{}", () -> {})) {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "-cp",
                    classes + File.pathSeparator + libraries,
                    Main.class.getName());
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", lambda.address());
            builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "say");
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long begun = System.nanoTime();
            var process = builder.start();
            try {
                lambda.answer().get(60, TimeUnit.SECONDS);
                return (System.nanoTime() - begun) / 1e6;
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void tell(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, least %.1f, most %.1f (%d times)%n",
                what,
                millis[millis.length / 2],
                millis[0],
                millis[millis.length - 1],
                millis.length);
    }
}
