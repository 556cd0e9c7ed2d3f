package io.sosw.engine.image;

import io.sosw.engine.console.Console;
import io.sosw.engine.jre.AotCache;
import io.sosw.engine.jre.Folders;
import io.sosw.engine.jre.Jre;
import io.sosw.engine.jre.JreMaker;
import io.sosw.engine.jre.TrainingEvent;
import io.sosw.engine.packaging.Sbom;
import io.sosw.engine.packaging.StagedJars;
import io.sosw.engine.project.CompiledClasses;
import io.sosw.engine.project.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Packages a project as one image for Lambda and for containers. */
public final class ImagePackager {
    private static final String MAIN = "io.sosw.wrapper.Main";
    private static final String USER = "65534:65534";

    private final Console console;
    private final ImageBuilder builder;
    private final RegistryLogin login;

    /** A packager that tells what it has built. */
    public ImagePackager(Console console, ImageBuilder builder, RegistryLogin login) {
        this.console = console;
        this.builder = builder;
        this.login = login;
    }

    /** Builds the image, brings it to its target and writes it into {@code artifacts.json}. */
    public BuiltImage run(ImagePlan plan) throws IOException, InterruptedException {
        var places = Stream.concat(
                Stream.of(plan.classes()), plan.libraries().stream().map(library -> library.file()));
        var compiled = new CompiledClasses(places.toList());
        plan.project().functions().forEach(compiled::require);
        HostArchitecture.check(plan.base(), plan.architecture());
        try (var earlier = EarlierImage.of(plan.target(), plan.output(), plan.classes())) {
            return run(plan, earlier);
        }
    }

    private BuiltImage run(ImagePlan plan, EarlierImage earlier) throws IOException, InterruptedException {
        var staged = StagedJars.stage(
                plan.project().name() + ".jar",
                plan.classes(),
                plan.libraries(),
                stage(plan).resolve("app"),
                ImageFile.TIME);
        var layers = new ArrayList<ImageLayer>();
        var jre = plan.base() instanceof BaseImage.Scratch ? jre(plan, staged) : null;
        if (jre != null) {
            layers.addAll(RuntimeLayers.of(jre, stage(plan), plan.cache()));
        }
        layers.add(new ImageLayer("dependencies", files(staged.libraries(), "/app/lib/")));
        layers.add(start(plan, staged, aotCache(plan, staged, jre)));
        layers.add(application(plan, staged));
        var recipe = new ImageRecipe(
                plan.base(),
                plan.target(),
                HostArchitecture.docker(plan.architecture()),
                layers,
                List.of(jre == null ? "java" : "/jre/bin/java", "@/app/jvm.args", MAIN),
                USER,
                Map.of("com.amazonaws.lambda.feature.snapstart", "Allow"),
                Files.createDirectories(plan.cache().resolve("layers")),
                plan.offline());
        var keys = earlier.keys(recipe, staged);
        var unchanged = earlier.unchanged(recipe, keys);
        if (unchanged.isEmpty()) {
            console.line("Writing " + told(plan) + ".");
        }
        var made = unchanged.isPresent() ? unchanged.get() : earlier.make(recipe, keys, new ImageMaker(builder, login));
        ImageArtifact.write(plan, staged, made, jre);
        console.line((unchanged.isPresent() ? "Unchanged: " : "Packaged ") + told(plan) + ": " + made.digest() + " for "
                + HostArchitecture.docker(plan.architecture()) + ".");
        return made.image();
    }

    private static Path stage(ImagePlan plan) {
        return plan.output().resolve("image");
    }

    private Jre jre(ImagePlan plan, StagedJars staged) throws IOException, InterruptedException {
        staged.require(plan.jdk());
        return new JreMaker(plan.cache(), console)
                .make(plan.jdk(), staged.libraries(), staged.librariesHash(), staged.application(), plan.modules());
    }

    private @Nullable Path aotCache(ImagePlan plan, StagedJars staged, @Nullable Jre jre)
            throws IOException, InterruptedException {
        if (jre == null || !plan.aot() || !plan.jdk().cachesClasses()) {
            return null;
        }
        if (!staged.shadowed().isEmpty()) {
            console.line("No cache of linked classes: a dependency has " + staged.shadowed()
                    + " too, so the application must come first on the class path.");
            return null;
        }
        var functions = new LinkedHashMap<String, Map<String, String>>();
        for (FunctionSpec function : plan.project().functions()) {
            functions.put(function.name(), function.environment());
        }
        var training = new AotCache.Training(
                jre,
                plan.options(),
                staged.libraries(),
                staged.librariesHash(),
                staged.application(),
                functions,
                TrainingEvent.read(plan.event()));
        return new AotCache(plan.cache(), console).trained(training).orElse(null);
    }

    /** What depends on the runtime and the dependencies alone. */
    private static ImageLayer start(ImagePlan plan, StagedJars staged, @Nullable Path aotCache) throws IOException {
        var app = stage(plan).resolve("app");
        var classPath = staged.classPath().stream()
                .map(jar -> "/app/" + Folders.name(app, jar))
                .toList();
        var application = staged.apart().map(jar -> "/app/" + jar.getFileName()).orElse(null);
        var words = plan.options().words(aotCache == null ? null : "/app/sosw.aot", classPath, application);
        var arguments = stage(plan).resolve("jvm.args");
        Files.writeString(arguments, String.join("\n", words) + "\n");
        var files = new ArrayList<ImageFile>();
        files.add(new ImageFile(arguments, "/app/jvm.args", ImageFile.FILE));
        if (aotCache != null) {
            files.add(new ImageFile(aotCache, "/app/sosw.aot", ImageFile.FILE));
        }
        return new ImageLayer("start", files);
    }

    private static ImageLayer application(ImagePlan plan, StagedJars staged) throws IOException {
        var bill = plan.output().resolve(plan.project().name() + "-image" + Sbom.SUFFIX);
        Sbom.write(bill, plan.project().name(), staged.contentHash(), plan.libraries());
        var files = new ArrayList<>(files(List.of(staged.application()), "/app/"));
        files.add(new ImageFile(bill, "/app/sbom" + Sbom.SUFFIX, ImageFile.FILE));
        return new ImageLayer("application", files);
    }

    private static List<ImageFile> files(List<Path> jars, String folder) {
        return jars.stream()
                .map(jar -> new ImageFile(jar, folder + jar.getFileName(), ImageFile.FILE))
                .toList();
    }

    private static String told(ImagePlan plan) {
        var target = plan.target();
        if (target instanceof ImageTarget.Tar tar) {
            return plan.project().directory().relativize(tar.file()).toString();
        }
        return target.reference()
                + (target instanceof ImageTarget.Daemon ? " to the Docker engine" : " to its registry");
    }
}
