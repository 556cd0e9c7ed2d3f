package io.sosw.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Compiles a main class, to stand in for one that this module may not see. */
final class Compiled {
    private Compiled() {}

    static Path main(Path folder, String className, String... statements) throws IOException {
        int dot = className.lastIndexOf('.');
        var source = folder.resolve("source").resolve(className.substring(dot + 1) + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "package " + className.substring(0, dot) + ";\nimport java.nio.file.*;\npublic class "
                        + className.substring(dot + 1) + " {\npublic static void main(String[] a) throws Exception {\n"
                        + String.join("\n", statements) + "\n}}\n");
        var classes = folder.resolve("classes");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        if (code != 0) {
            throw new IllegalStateException("javac ended with " + code);
        }
        return classes;
    }
}
