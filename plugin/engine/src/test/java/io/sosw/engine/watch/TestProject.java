package io.sosw.engine.watch;

import io.sosw.engine.invoke.Compilation;
import io.sosw.engine.invoke.FreshResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project on disk whose tests run on the JUnit Platform of this build. */
record TestProject(Path folder) implements Build {

    /** A module of its own, or beside another one that it depends on. */
    TestModule module(String name, TestModule... siblings) {
        var home = folder.resolve(name);
        var libraries = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(each -> each.matches(".*(junit-|opentest4j|apiguardian).*\\.jar"))
                .toList();
        var others = Stream.of(siblings).map(each -> each.main().classes()).toList();
        var main = compilation(home, "main", home.resolve("target/classes"), others, libraries);
        var compileTests = new java.util.ArrayList<>(others);
        compileTests.add(main.classes());
        return new TestModule(
                name,
                home,
                home.resolve("target"),
                main,
                compilation(home, "test", home.resolve("target/test-classes"), compileTests, libraries),
                List.of(new FreshResources(List.of(home.resolve("src/main/resources")), main.classes())),
                others,
                new TestNames(List.of(), List.of()),
                new TestFork(libraries, List.of("-Xshare:auto"), Map.of(), List.of(), List.of()));
    }

    private static Compilation compilation(
            Path home, String kind, Path classes, List<Path> folders, List<String> libraries) {
        var classPath = Stream.concat(folders.stream().map(Path::toString), libraries.stream())
                .toList();
        try {
            Files.createDirectories(classes);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return new Compilation(
                List.of(home.resolve("src/" + kind + "/java")), classes, classPath, List.of("--release", "17"));
    }

    @Override
    public List<TestModule> modules() {
        var core = module("core");
        return List.of(core, module("app", core));
    }

    @Override
    public void prepare() throws IOException {
        if (Files.exists(folder.resolve("app/sosw.yml"))) {
            Files.copy(
                    folder.resolve("app/sosw.yml"),
                    folder.resolve("app/target/classes/functions.txt"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Saves a class: {@code core} and main unless its name ends in Test. */
    void save(String module, String name, String body) throws IOException {
        var kind = name.endsWith("Test") ? "test" : "main";
        var imports = kind.equals("test")
                ? "import static org.junit.jupiter.api.Assertions.*;\nimport org.junit.jupiter.api.Test;\n"
                : "";
        write(
                module + "/src/" + kind + "/java/demo/" + name + ".java",
                "package demo;\n" + imports + "public class " + name + " {\n" + body + "\n}\n");
    }

    void write(String file, String text) throws IOException {
        var target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }
}
