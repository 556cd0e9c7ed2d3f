package io.sosw.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code src/bench/cold-start.sh} has laid out in a folder: {@code task/NAME} is what lies in {@code /var/task},
 * {@code NAME.zip} what is uploaded.
 */
final class Candidates {
    private static final String STREAM = "io.sosw.wrapper.lambda.StreamHandler";

    private final Path folder;
    private final String java;
    private final Path cache;

    Candidates(Path folder, Path jdk) {
        this.folder = folder;
        this.java = jdk.resolve("bin/java").toString();
        this.cache = folder.resolve("client.aot");
    }

    /** A handler that does nothing, starting which the cache of AWS's client is made, as Lambda's java25 has one. */
    Candidate training() throws IOException {
        return managed("training", "nothing", "io.sosw.bench.nothing.Handler", "-XX:AOTCacheOutput=" + cache);
    }

    List<Candidate> all() throws IOException {
        var layered =
                new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /opt && exec \"$@\""));
        layered.add(folder.resolve("layer").toString());
        var thin = managed("", "thin", STREAM);
        layered.addAll(thin.command());
        var custom = new Candidate(
                "sosw, custom runtime",
                List.of(folder.resolve("task/custom/bootstrap").toString()),
                Map.of("LAMBDA_TASK_ROOT", folder.resolve("task/custom").toString()),
                List.of(folder.resolve("custom.zip")));
        return List.of(
                managed("bare stream handler", "stream-handler", "io.sosw.bench.stream.Handler"),
                managed("RequestHandler<Map, Map>", "request-handler", "io.sosw.bench.map.Handler"),
                managed("sosw, zip", "sosw", STREAM),
                new Candidate(
                        "sosw, layer and thin zip",
                        layered,
                        thin.environment(),
                        List.of(folder.resolve("thin.zip"), folder.resolve("layer.zip"))),
                custom,
                new Candidate(
                        "sosw, image",
                        List.of(
                                "docker",
                                "create",
                                "--network",
                                "host",
                                "--read-only",
                                "--cpuset-cpus",
                                "1",
                                "sosw-bench-cold-start"),
                        Map.of(),
                        List.of(folder.resolve("image.tar"))),
                managed("Quarkus", "quarkus", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"),
                managed(
                        "Spring Cloud Function",
                        "spring",
                        "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest"),
                managed("Micronaut", "micronaut", "io.sosw.bench.micronaut.Handler"));
    }

    /** As Lambda's java25 starts it: AWS's client, a cache of its classes, the quick compiler, the small collector. */
    private Candidate managed(String name, String task, String handler, String... options) throws IOException {
        try (var jars = Files.list(folder.resolve("client"))) {
            var classPath = jars.map(Path::toString).sorted().collect(Collectors.joining(":"));
            var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(options.length == 0 ? List.of("-XX:AOTCache=" + cache) : List.of(options));
            command.addAll(List.of("-cp", classPath, "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"));
            command.add(handler);
            var root = folder.resolve("task").resolve(task);
            return new Candidate(
                    name,
                    command,
                    Map.of(
                            "LAMBDA_TASK_ROOT",
                            root.toString(),
                            "_HANDLER",
                            handler,
                            "MAIN_CLASS",
                            "io.sosw.bench.spring.Application"),
                    List.of(folder.resolve(task + ".zip")));
        }
    }
}
