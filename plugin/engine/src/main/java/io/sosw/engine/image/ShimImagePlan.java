package io.sosw.engine.image;

import io.sosw.engine.jre.Jdk;
import io.sosw.engine.jre.JvmOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A shim that is to be packaged as an image.
 *
 * @param project whose template, schema and seed go along, where it has them
 * @param closure the jars of sosw-local and of what it needs
 * @param output the folder for what is written
 * @param cache the folder for what is kept between builds
 * @param jdk what the runtime of an image from scratch is linked from
 * @param modules that jdeps would not find: functions in the shim run on the same runtime
 * @param offline whether nothing may be fetched
 */
public record ShimImagePlan(
        Path project,
        List<Path> closure,
        Path output,
        Path cache,
        BaseImage base,
        ImageTarget target,
        Jdk jdk,
        List<String> modules,
        JvmOptions options,
        boolean offline) {

    /** Copies the lists. */
    public ShimImagePlan {
        closure = List.copyOf(closure);
        modules = List.copyOf(modules);
    }
}
