package io.sosw.engine.packaging;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.CompiledClasses;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packages a project for Lambda: one zip, or a layer of the dependencies and a thin zip. */
public final class LambdaPackager {
    static final String FUNCTION = "function";
    static final String LAYER = "layer";
    private static final int KEY = 16;

    private final Console console;

    /** A packager that tells what it has written. */
    public LambdaPackager(Console console) {
        this.console = console;
    }

    /** Writes the zips, their content hashes and {@code artifacts.json}. */
    public List<PackedZip> run(LambdaPlan plan) throws IOException, InterruptedException {
        var limits = SizeLimits.ofLambda(plan.budget());
        for (var function : plan.project().functions()) {
            new CompiledClasses(plan.classPath()).require(function);
            limits.check(function, ArtifactsFile.variables(function));
        }
        var zips = zips(plan);
        limits.check(zips);
        var name = plan.project().name();
        Sbom.write(
                plan.output().resolve(name + Sbom.SUFFIX),
                name,
                zips.get(zips.size() - 1).contentHash(),
                plan.libraries());
        ArtifactsFile.write(plan, zips);
        zips.forEach(zip -> console.line(told(plan, zip)));
        limits.warning(zips).ifPresent(console::line);
        return zips;
    }

    private List<PackedZip> zips(LambdaPlan plan) throws IOException, InterruptedException {
        var custom = plan.custom();
        if (custom == null) {
            return plan.layer() ? List.of(layer(plan), function(plan, List.of())) : List.of(whole(plan));
        }
        if (plan.layer()) {
            throw new UserError(
                    "a layer of dependencies (sosw.layer) and a runtime of one's own (sosw.runtime=custom) exclude each"
                            + " other: the cache of linked classes needs all jars in one place",
                    "leave one of -Dsosw.layer and -Dsosw.runtime=custom out.",
                    "lambda-runtime");
        }
        return List.of(new CustomZip(console, plan, custom).write());
    }

    private static PackedZip whole(LambdaPlan plan) throws IOException {
        return function(plan, plan.libraries());
    }

    /** The application comes first on the class path, which a managed runtime sorts by name. */
    private static PackedZip function(LambdaPlan plan, List<Library> libraries) throws IOException {
        var name = plan.project().name();
        var all = new ArrayList<>(libraries);
        all.add(new Library("0-" + name + ".jar", plan.classes(), List.of()));
        return new ZipJob(FUNCTION, "lib/", all).write(plan.output(), hash -> name + ".zip");
    }

    private static PackedZip layer(LambdaPlan plan) throws IOException {
        var prefix = plan.project().name() + "-layer-";
        var layer = new ZipJob(LAYER, "java/lib/", plan.libraries())
                .write(plan.output(), hash -> prefix + hash.substring(0, KEY) + ".zip");
        forget(plan.output(), prefix, layer.file().getFileName().toString());
        return layer;
    }

    /** Layers of earlier dependencies would only confuse. */
    private static void forget(Path output, String prefix, String kept) throws IOException {
        try (var files = Files.newDirectoryStream(output, prefix + "*")) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(kept)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String told(LambdaPlan plan, PackedZip zip) {
        return "Packaged " + plan.project().directory().relativize(zip.file()) + ": " + zip.size() + " ("
                + zip.unzipped() + " unzipped, " + zip.jars().size() + " jars) for "
                + plan.runtime().identifier()
                + " on " + plan.architecture().identifier() + ", content "
                + zip.contentHash().substring(0, KEY) + ".";
    }
}
