package io.sosw.engine.packaging;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.project.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A compiled project to package, in a folder of its own. */
final class Projects {
    private static final String SOURCE = "package demo; public final class Hello implements io.sosw.function."
            + "PortableFunction<String, io.sosw.function.FunctionContext, String> {"
            + " public String run(String event, io.sosw.function.FunctionContext context) {"
            + " if (event.equals(\"poison\")) { throw new IllegalArgumentException(event); }"
            + " return \"hello \" + event; } }";

    final Path folder;
    final List<Library> libraries = new ArrayList<>();
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Projects(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("sosw.yml"), "functions: {hello: {class: demo.Hello}}\n");
        var source = folder.resolve("Hello.java");
        Files.writeString(source, SOURCE);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes().toString(), source.toString());
        if (code != 0) {
            throw new IllegalStateException("javac ended with " + code);
        }
        Preparation.write(project(), classes());
    }

    Path classes() {
        return folder.resolve("target").resolve("classes");
    }

    Path output() {
        return folder.resolve("target").resolve("sosw");
    }

    Project project() {
        return Project.read("greeter", folder, FunctionDefaults.STANDARD);
    }

    /** A jar whose time stamps are given, with one entry of the name and size. */
    Projects jar(String name, FileTime time, String entry, int size) throws IOException {
        var jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            var described = new JarEntry(entry);
            described.setLastModifiedTime(time);
            out.putNextEntry(described);
            out.write(new java.util.Random(7)
                    .ints(size, 0, 256)
                    .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (one, two) -> {})
                    .toByteArray());
            out.closeEntry();
        }
        libraries.add(new Library(name, jar, List.of("com.acme:direct:jar:1", "com.acme:" + name)));
        return this;
    }

    List<PackedZip> packaged(CustomRuntime runtime) throws IOException, InterruptedException {
        return packaged(plan(false, null, runtime));
    }

    List<PackedZip> packaged(CustomRuntime runtime, boolean layer) throws IOException, InterruptedException {
        return packaged(plan(layer, null, runtime));
    }

    List<PackedZip> packaged(boolean layer, ByteSize budget) throws IOException, InterruptedException {
        return packaged(plan(layer, budget, null));
    }

    LambdaPlan plan(boolean layer, ByteSize budget, CustomRuntime runtime) {
        return new LambdaPlan(
                project(),
                classes(),
                libraries,
                output(),
                new LambdaRuntime("java17", 17),
                Architecture.ARM64,
                layer,
                budget,
                runtime);
    }

    private List<PackedZip> packaged(LambdaPlan plan) throws IOException, InterruptedException {
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new LambdaPackager(console).run(plan);
    }
}
