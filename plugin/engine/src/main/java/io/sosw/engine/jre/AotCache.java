package io.sosw.engine.jre;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes caches of linked classes: of the runtime and the dependencies, never of the application, whose jar is not on the
 * class path. So a changed application needs no new cache, and a JVM that does not compare jars with its cache
 * (JDK-8377932, Temurin 25.0.3) has no old application classes that it could run.
 */
public final class AotCache {
    private static final int PATIENCE_SECONDS = 120;
    private static final String REHEARSAL = "io.sosw.wrapper.Rehearsal";
    private static final String MAIN = "io.sosw.wrapper.Main";

    private final Path folder;
    private final Console console;

    /** Caches are kept in the folder, one for each set of dependencies. */
    public AotCache(Path folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /**
     * What a cache is trained and tested with.
     *
     * @param jars the dependencies as they will lie in the package: order, names, sizes and times
     * @param jarsHash equal for equal dependencies in one order
     * @param application the jar that is not on the class path
     * @param functions names of the functions and their variables
     * @param event given to each function in training, or {@code null} to start them only
     */
    public record Training(
            Jre jre,
            JvmOptions options,
            List<Path> jars,
            String jarsHash,
            Path application,
            Map<String, Map<String, String>> functions,
            byte @Nullable [] event) {

        /** Copies the collections. */
        public Training {
            jars = List.copyOf(jars);
            functions = new LinkedHashMap<>(functions);
        }
    }

    /**
     * The cache, or nothing where a JVM would not start with it. It is tested once, with the application of the moment:
     * another application comes with the same class path, and the cache holds nothing of either.
     */
    public Optional<Path> trained(Training training) throws IOException, InterruptedException {
        var place = folder.resolve("aot-" + key(training));
        var file = place.resolve("sosw.aot");
        if (!Files.exists(file)) {
            Files.createDirectories(place);
            if (!train(training, place, file)) {
                return Optional.empty();
            }
        }
        var tested = place.resolve("tested");
        if (!Files.exists(tested)) {
            if (!starts(training, place, file)) {
                return Optional.empty();
            }
            Files.writeString(tested, "");
        }
        return Optional.of(file);
    }

    private static String key(Training training) {
        var key = new Key()
                .add("aot 4")
                .add(training.jre.key())
                .add(training.options.all())
                .add(training.jarsHash);
        if (training.event != null) {
            key.add(java.util.Arrays.hashCode(training.event));
        }
        return key.text();
    }

    private boolean train(Training training, Path place, Path file) throws IOException, InterruptedException {
        console.line("Training the cache of linked classes on " + training.jars.size() + " dependencies.");
        var draft = file.resolveSibling("draft.aot");
        var words = new ArrayList<>(List.of(training.jre.java().toString()));
        words.addAll(training.options.all());
        words.addAll(List.of("-XX:AOTCacheOutput=" + draft, "-cp", classPath(training.jars), REHEARSAL));
        words.add(training.application.toString());
        words.addAll(training.functions.keySet());
        try (var api = new RehearsalApi(training.event)) {
            var outcome = new Command(words, place, surroundings(api, training, null), PATIENCE_SECONDS).run();
            Files.writeString(file.resolveSibling("training.log"), outcome.output());
            outcome.output()
                    .lines()
                    .filter(line -> line.startsWith("Rehearsal: "))
                    .forEach(console::line);
            if (!outcome.good() || !Files.exists(draft)) {
                console.line("No cache of linked classes: the training ended with exit code " + outcome.exitCode()
                        + ", see " + file.resolveSibling("training.log") + ". The function starts slower, no more.");
                return false;
            }
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** One start of the packaged function with the cache being mandatory: it asks for an event, or says why not. */
    private boolean starts(Training training, Path place, Path file) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(training.jre.java().toString(), "-XX:AOTMode=on"));
        words.addAll(training.options.words(
                file.toString(), training.jars.stream().map(Path::toString).toList(), training.application.toString()));
        words.add(MAIN);
        var function = training.functions.keySet().iterator().next();
        try (var api = new RehearsalApi(training.event)) {
            var outcome = new Command(words, place, surroundings(api, training, function), PATIENCE_SECONDS).run();
            var heard = api.heard();
            boolean answered = training.event == null || api.answered();
            if (heard.contains("init/error") || (heard.contains("invocation/next") && answered)) {
                return true;
            }
            console.line("The cache of linked classes is left out: with it '" + function + "' ended with exit code "
                    + outcome.exitCode() + " before it answered: "
                    + outcome.output().lines().findFirst().orElse("(it printed nothing)"));
            return false;
        }
    }

    /** No credentials and no endpoint of the person who builds reach the functions. */
    private static Map<String, String> surroundings(RehearsalApi api, Training training, @Nullable String function) {
        var variables = new LinkedHashMap<String, String>();
        training.functions.forEach((name, own) -> {
            if (function == null || function.equals(name)) {
                variables.putAll(own);
            }
        });
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "rehearsal");
        variables.put("AWS_SECRET_ACCESS_KEY", "rehearsal");
        variables.put("AWS_ENDPOINT_URL", "http://" + api.address());
        variables.put("AWS_MAX_ATTEMPTS", "1");
        if (function != null) {
            variables.put("SOSW_FUNCTION", function);
        }
        return variables;
    }

    private static String classPath(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
