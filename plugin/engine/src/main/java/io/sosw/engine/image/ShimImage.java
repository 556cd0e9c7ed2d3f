package io.sosw.engine.image;

import io.sosw.engine.console.Console;
import io.sosw.engine.jre.Folders;
import io.sosw.engine.jre.Jre;
import io.sosw.engine.jre.JreMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Packages the shim as an image, with what the project wants of it. In a container it listens on all addresses, for the
 * container's network is what keeps others out; whoever publishes the port says to whom.
 */
public final class ShimImage {
    /** The port that it listens on. */
    public static final int PORT = 4566;

    private static final String MAIN = "io.sosw.local.shim.ShimMain";
    private static final String PROJECT = "/project";
    private static final String USER = "65534:65534";

    private final Console console;
    private final ImageBuilder builder;
    private final RegistryLogin login;

    /** A packager that tells what it has built. */
    public ShimImage(Console console, ImageBuilder builder, RegistryLogin login) {
        this.console = console;
        this.builder = builder;
        this.login = login;
    }

    /** Builds the image and brings it to its target. */
    public BuiltImage run(ShimImagePlan plan) throws IOException, InterruptedException {
        HostArchitecture.check(plan.base(), HostArchitecture.current());
        var stage = Files.createDirectories(plan.output().resolve("shim-image"));
        var jars = plan.closure().stream()
                .sorted(Comparator.comparing(jar -> String.valueOf(jar.getFileName())))
                .toList();
        var jre = plan.base() instanceof BaseImage.Scratch ? jre(plan, jars) : null;
        var layers = new ArrayList<ImageLayer>();
        if (jre != null) {
            layers.addAll(RuntimeLayers.of(jre, stage, plan.cache()));
        }
        layers.add(jars("dependencies", jars.stream().filter(jar -> !isOurs(jar))));
        layers.add(jars("shim", jars.stream().filter(ShimImage::isOurs)));
        layers.add(project(plan, jars, stage));
        var image = new ImageMaker(builder, login).make(recipe(plan, layers, jre));
        console.line("Packaged the shim as " + plan.target().reference() + ": " + image.digest() + ".");
        return image;
    }

    private Jre jre(ShimImagePlan plan, List<Path> jars) throws IOException, InterruptedException {
        var libraries = new ArrayList<>(jars);
        var shim = jars.stream()
                .filter(jar -> String.valueOf(jar.getFileName()).startsWith("sosw-local"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No sosw-local among " + jars));
        libraries.remove(shim);
        return new JreMaker(plan.cache(), console).make(plan.jdk(), libraries, hash(libraries), shim, plan.modules());
    }

    private static String hash(List<Path> jars) throws IOException {
        var names = new StringBuilder();
        for (Path jar : jars) {
            names.append(jar.getFileName()).append(' ').append(Files.size(jar)).append('\n');
        }
        return UUID.nameUUIDFromBytes(names.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ImageRecipe recipe(ShimImagePlan plan, List<ImageLayer> layers, @Nullable Jre jre)
            throws IOException {
        var entrypoint = List.of(
                jre == null ? "java" : "/jre/bin/java",
                "@/app/jvm.args",
                MAIN,
                "--project_dir",
                PROJECT,
                "--listen",
                "0.0.0.0",
                "--port",
                Integer.toString(PORT));
        return new ImageRecipe(
                plan.base(),
                plan.target(),
                HostArchitecture.docker(HostArchitecture.current()),
                layers,
                entrypoint,
                USER,
                Map.of(),
                Files.createDirectories(plan.cache().resolve("layers")),
                plan.offline());
    }

    private static boolean isOurs(Path jar) {
        return String.valueOf(jar.getFileName()).startsWith("sosw-");
    }

    private static ImageLayer jars(String name, Stream<Path> jars) {
        return new ImageLayer(
                name,
                jars.map(jar -> new ImageFile(jar, "/app/lib/" + jar.getFileName(), ImageFile.FILE))
                        .toList());
    }

    /** The folder is open to whichever user the container runs as: the state is in it. */
    private static ImageLayer project(ShimImagePlan plan, List<Path> jars, Path stage) throws IOException {
        var classPath =
                jars.stream().map(jar -> "/app/lib/" + jar.getFileName()).toList();
        var arguments = stage.resolve("jvm.args");
        Files.writeString(arguments, String.join("\n", plan.options().words(null, classPath, null)) + "\n");
        var files = new ArrayList<ImageFile>();
        files.add(new ImageFile(arguments, "/app/jvm.args", ImageFile.FILE));
        var empty = Files.createDirectories(stage.resolve("project"));
        files.add(new ImageFile(empty, PROJECT, ImageFile.OPEN_FOLDER));
        files.add(new ImageFile(empty, PROJECT + "/.sosw", ImageFile.OPEN_FOLDER));
        for (var part : List.of("template.yaml", "schema", "seed")) {
            var source = plan.project().resolve(part);
            for (var file : Files.exists(source) ? Folders.files(source) : List.<Path>of()) {
                files.add(new ImageFile(file, PROJECT + "/" + Folders.name(plan.project(), file), ImageFile.FILE));
            }
        }
        return new ImageLayer("project", files);
    }
}
