package io.sosw.engine.packaging;

import io.sosw.engine.jre.Jdk;
import io.sosw.engine.jre.JvmOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java runtime that travels in the function's zip.
 *
 * @param cache the folder for what is kept between builds
 * @param jdk what the runtime is linked from
 * @param modules that jdeps would not find
 * @param aot whether it starts from a cache of linked classes where the JDK can make one
 * @param event what the functions are trained with, or {@code null} to start them only
 */
public record CustomRuntime(
        Path cache,
        Jdk jdk,
        List<String> modules,
        JvmOptions options,
        boolean aot,
        @Nullable Path event) {
    /** As Lambda names the operating system that it is put on. */
    public static final String IDENTIFIER = "provided.al2023";

    /** Copies the list. */
    public CustomRuntime {
        modules = List.copyOf(modules);
    }
}
