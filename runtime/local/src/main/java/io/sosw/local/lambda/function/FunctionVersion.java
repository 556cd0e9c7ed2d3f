package io.sosw.local.lambda.function;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * A function's settings and code as they are at one version; {@code $LATEST} is another one after each change.
 *
 * @param layers their contents, in the order in which the function names them
 */
public record FunctionVersion(FunctionConfiguration configuration, Code code, List<Code> layers) {
    /** Copies the list. */
    public FunctionVersion {
        layers = List.copyOf(layers);
    }

    /** As Lambda's Java runtimes have it: the function's own code, then the layers' {@code java/lib}. */
    public List<Path> classPath() {
        var path = new ArrayList<>(code.classPath());
        layers.forEach(layer -> path.addAll(layer.jars("java/lib")));
        return path;
    }
}
