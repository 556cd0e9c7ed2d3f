package io.sosw.engine.packaging;

import io.sosw.engine.console.Console;
import io.sosw.engine.jre.AotCache;
import io.sosw.engine.jre.Folders;
import io.sosw.engine.jre.Jre;
import io.sosw.engine.jre.JreMaker;
import io.sosw.engine.jre.TrainingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The zip for {@code provided.al2023}: a Java runtime, the jars, a cache of their linked classes and a bootstrap. */
final class CustomZip {
    private static final int PROGRAM = 0100755;
    private static final int LEVEL = 6;

    private final Console console;
    private final LambdaPlan plan;
    private final CustomRuntime runtime;

    CustomZip(Console console, LambdaPlan plan, CustomRuntime runtime) {
        this.console = console;
        this.plan = plan;
        this.runtime = runtime;
    }

    PackedZip write() throws IOException, InterruptedException {
        var stage = plan.output().resolve("custom");
        var staged = StagedJars.stage(
                "0-" + plan.project().name() + ".jar",
                plan.classes(),
                plan.libraries(),
                stage,
                ReproducibleZip.instant());
        staged.require(runtime.jdk());
        var jre = new JreMaker(runtime.cache(), console)
                .make(
                        runtime.jdk(),
                        staged.libraries(),
                        staged.librariesHash(),
                        staged.application(),
                        runtime.modules());
        HostLibrary.check(jre);
        var aot = aotCache(staged, jre);
        var file = plan.output().resolve(plan.project().name() + ".zip");
        var hash = new ContentHash();
        var parts = new ArrayList<PackedJar>();
        try (var zip = ReproducibleZip.deflated(file, LEVEL)) {
            var bootstrap = bootstrap(staged, aot).getBytes(StandardCharsets.UTF_8);
            hash.add("bootstrap", bootstrap);
            zip.add("bootstrap", bootstrap, PROGRAM);
            for (Path jar : staged.jars()) {
                parts.add(part(zip, hash, "lib/" + jar.getFileName(), jar, draggedIn(jar)));
            }
            if (aot != null) {
                parts.add(part(zip, hash, "sosw.aot", aot, "-Dsosw.aot"));
            }
            parts.add(add(zip, hash, jre));
        }
        var contentHash = hash.hex();
        Files.writeString(plan.output().resolve(file.getFileName() + ZipJob.CONTENT_HASH), contentHash + "\n");
        return new PackedZip(
                file,
                LambdaPackager.FUNCTION,
                new ByteSize(Files.size(file)),
                new ByteSize(
                        parts.stream().mapToLong(part -> part.size().bytes()).sum()),
                ArtifactsFile.sha256(file),
                contentHash,
                parts);
    }

    private static PackedJar part(ReproducibleZip zip, ContentHash hash, String name, Path file, String origin)
            throws IOException {
        var bytes = Files.readAllBytes(file);
        hash.add(name, bytes);
        var entry = zip.add(name, bytes);
        return new PackedJar(
                name,
                new ByteSize(bytes.length),
                new ByteSize(entry.getCompressedSize()),
                origin,
                name.endsWith(".jar") ? ContentHash.sha256(bytes) : "");
    }

    private static PackedJar add(ReproducibleZip zip, ContentHash hash, Jre jre) throws IOException {
        long size = 0;
        long zipped = 0;
        for (Path file : Folders.files(jre.home())) {
            var inHome = Folders.name(jre.home(), file);
            var bytes = Files.readAllBytes(file);
            hash.add("jre/" + inHome, bytes);
            var entry =
                    Jre.executable(inHome) ? zip.add("jre/" + inHome, bytes, PROGRAM) : zip.add("jre/" + inHome, bytes);
            size += bytes.length;
            zipped += entry.getCompressedSize();
        }
        return new PackedJar("jre", new ByteSize(size), new ByteSize(zipped), "-Dsosw.runtime=custom", "");
    }

    private String draggedIn(Path jar) {
        return plan.libraries().stream()
                .filter(library -> library.fileName().equals(String.valueOf(jar.getFileName())))
                .findFirst()
                .map(Library::draggedIn)
                .orElse("pom.xml");
    }

    /** Lambda unpacks to /var/task and says so; a person may unpack elsewhere. */
    private String bootstrap(StagedJars staged, @Nullable Path aot) {
        var classPath = staged.classPath().stream()
                .map(jar -> "$task/lib/" + jar.getFileName())
                .toList();
        var application =
                staged.apart().map(jar -> "$task/lib/" + jar.getFileName()).orElse(null);
        var words = runtime.options().words(aot == null ? null : "$task/sosw.aot", classPath, application).stream()
                .map(word -> '"' + word.replaceAll("([\"\\\\`])", "\\\\$1") + '"')
                .collect(Collectors.joining(" "));
        return "#!/bin/sh\ntask=${LAMBDA_TASK_ROOT:-/var/task}\nexec \"$task/jre/bin/java\" " + words
                + " io.sosw.wrapper.Main\n";
    }

    private @Nullable Path aotCache(StagedJars staged, Jre jre) throws IOException, InterruptedException {
        if (!runtime.aot()
                || !runtime.jdk().cachesClasses()
                || !staged.shadowed().isEmpty()) {
            return null;
        }
        var functions = new LinkedHashMap<String, Map<String, String>>();
        plan.project().functions().forEach(function -> functions.put(function.name(), function.environment()));
        var event = TrainingEvent.read(runtime.event());
        return new AotCache(runtime.cache(), console)
                .trained(new AotCache.Training(
                        jre,
                        runtime.options(),
                        staged.libraries(),
                        staged.librariesHash(),
                        staged.application(),
                        functions,
                        event))
                .orElse(null);
    }
}
