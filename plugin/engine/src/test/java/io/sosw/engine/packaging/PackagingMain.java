package io.sosw.engine.packaging;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Project;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Packages compiled classes in a JVM of its own; arguments: the project's folder and the folder for the zip. */
public final class PackagingMain {
    private PackagingMain() {}

    /** A megabyte of class files, for zlib to show what it does. */
    static Library compress() throws URISyntaxException {
        var place = ZipFile.class.getProtectionDomain().getCodeSource().getLocation();
        return new Library("compress.jar", Path.of(place.toURI()), List.of());
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var plan = new LambdaPlan(
                Project.read("greeter", folder, FunctionDefaults.STANDARD),
                folder.resolve("target").resolve("classes"),
                List.of(compress()),
                Path.of(arguments[1]),
                new LambdaRuntime("java17", 17),
                Architecture.ARM64,
                false,
                null,
                null);
        new LambdaPackager(new Console(System.out)).run(plan);
    }
}
