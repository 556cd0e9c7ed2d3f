package io.sosw.engine.image;

import io.sosw.engine.jre.Jdk;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.packaging.Architecture;
import io.sosw.engine.packaging.Library;
import io.sosw.engine.project.Project;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be packaged as an image.
 *
 * @param classes compiled classes and resources, the descriptor among them
 * @param libraries in the class path's order
 * @param output the folder for what is written
 * @param cache the folder for what is kept between builds
 * @param jdk what the runtime of an image from scratch is linked from
 * @param modules that jdeps would not find
 * @param aot whether an image from scratch gets a cache of linked classes
 * @param event what the functions are trained with, or {@code null} to start them only
 * @param offline whether nothing may be fetched
 */
public record ImagePlan(
        Project project,
        Path classes,
        List<Library> libraries,
        Path output,
        Path cache,
        BaseImage base,
        ImageTarget target,
        Architecture architecture,
        Jdk jdk,
        List<String> modules,
        JvmOptions options,
        boolean aot,
        @Nullable Path event,
        boolean offline) {

    /** Copies the lists. */
    public ImagePlan {
        libraries = List.copyOf(libraries);
        modules = List.copyOf(modules);
    }

    /** The same for another processor. */
    ImagePlan withArchitecture(Architecture other) {
        return new ImagePlan(
                project, classes, libraries, output, cache, base, target, other, jdk, modules, options, aot, event,
                offline);
    }
}
