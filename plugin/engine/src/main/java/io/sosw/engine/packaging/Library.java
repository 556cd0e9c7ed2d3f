package io.sosw.engine.packaging;

import java.nio.file.Path;
import java.util.List;

/**
 * A dependency that the function has at run time.
 *
 * @param fileName as it is called below {@code lib/}
 * @param file the jar, or a folder of classes where the dependency is a module of the same build
 * @param trail artifacts from the project's direct dependency down to this one
 */
public record Library(String fileName, Path file, List<String> trail) {

    /** What drags it in: {@code com.acme:a:1 -> com.acme:b:2}. */
    String draggedIn() {
        return trail.isEmpty() ? "pom.xml" : String.join(" -> ", trail);
    }
}
