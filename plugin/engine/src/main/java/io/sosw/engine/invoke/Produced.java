package io.sosw.engine.invoke;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** Notes which class the compiler has made of which source. */
final class Produced extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Path output;
    private final Map<Path, Path> origins = new HashMap<>();

    Produced(StandardJavaFileManager files, Path output) {
        super(files);
        this.output = output;
    }

    /** The source of a class, which is relative to the output; itself if nobody knows. */
    Path origin(Path made) {
        return origins.getOrDefault(made, made);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling)
            throws IOException {
        var file = super.getJavaFileForOutput(location, className, kind, sibling);
        if (kind == JavaFileObject.Kind.CLASS && sibling != null) {
            origins.put(output.relativize(fileManager.asPath(file)), fileManager.asPath(sibling));
        }
        return file;
    }
}
