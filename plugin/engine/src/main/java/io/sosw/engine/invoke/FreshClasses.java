package io.sosw.engine.invoke;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiled classes that are what the sources say now. All sources are compiled when one has changed: only so is a caller
 * of what has changed never left behind. Until they compile, nothing is put in place and nothing may be called.
 */
public final class FreshClasses {
    private final Compilation compilation;
    private final Path workplace;
    private final Clock clock;
    private Optional<StandardJavaFileManager> files = Optional.empty();
    private Optional<SourceTree> compiled = Optional.empty();
    private Set<Path> made = new HashSet<>();

    /** @param workplace a folder for what is compiled until it is put in place */
    public FreshClasses(Compilation compilation, Path workplace, Clock clock) {
        this.compilation = compilation;
        this.workplace = workplace;
        this.clock = clock;
    }

    /**
     * Compares the sources with the classes and compiles if they differ.
     *
     * @return whether something was compiled
     * @throws UserError with the compiler's messages if the sources do not compile
     */
    public boolean refresh() throws IOException {
        return refresh(false);
    }

    /**
     * Compiles even if no source has changed, for what they are compiled against has.
     *
     * @throws UserError with the compiler's messages if the sources do not compile
     */
    public void recompile() throws IOException {
        refresh(true);
    }

    private boolean refresh(boolean anyway) throws IOException {
        var now = SourceTree.of(
                compilation.roots(), clock.instant(), file -> file.toString().endsWith(".java"));
        var before = compiled;
        if (!anyway && (before.isPresent() ? before.get().same(now) : inPlace(now))) {
            compiled = Optional.of(before.orElse(now));
            return false;
        }
        compile(now);
        install(now);
        compiled = Optional.of(now);
        return true;
    }

    /** Whether each source has a class of its name that is not older. */
    private boolean inPlace(SourceTree sources) throws IOException {
        for (var root : compilation.roots()) {
            for (var source : sources.files().keySet()) {
                var name = String.valueOf(source.getFileName());
                if (source.startsWith(root) && !name.endsWith("-info.java") && stale(root, source)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean stale(Path root, Path source) throws IOException {
        var relative = root.relativize(source).toString();
        var target = compilation.classes().resolve(relative.substring(0, relative.length() - 5) + ".class");
        return !Files.exists(target)
                || Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(source)) < 0;
    }

    private void compile(SourceTree sources) throws IOException {
        delete(workplace);
        Files.createDirectories(workplace);
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserError(
                    "the Java that runs Maven has no compiler: " + System.getProperty("java.home"),
                    "point JAVA_HOME to a JDK.",
                    "no-compiler");
        }
        var problems = new DiagnosticCollector<JavaFileObject>();
        var manager = manager(compiler);
        var task = compiler.getTask(
                null,
                manager,
                problems,
                compilation.arguments(workplace),
                null,
                manager.getJavaFileObjectsFromPaths(sources.files().keySet()));
        if (!sources.files().isEmpty() && !task.call()) {
            throw broken(problems);
        }
    }

    private StandardJavaFileManager manager(JavaCompiler compiler) throws IOException {
        if (files.isEmpty()) {
            var manager = compiler.getStandardFileManager(null, Locale.ROOT, null);
            manager.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    compilation.classPath().stream().map(Path::of).toList());
            files = Optional.of(manager);
        }
        return files.get();
    }

    private static UserError broken(DiagnosticCollector<JavaFileObject> problems) {
        var errors = problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return new UserError(
                "the sources do not compile, so nothing was called:\n" + errors,
                "mend the named lines; old code is never run instead.",
                "broken-edit");
    }

    private void install(SourceTree sources) throws IOException {
        long newest = sources.files().values().stream()
                .mapToLong(SourceTree.Stamp::modified)
                .max()
                .orElse(0);
        var now = new HashSet<Path>();
        try (Stream<Path> all = Files.walk(workplace)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                var relative = workplace.relativize(file);
                now.add(relative);
                put(file, compilation.classes().resolve(relative.toString()), newest);
            }
        }
        for (Path gone : made) {
            if (!now.contains(gone)) {
                Files.deleteIfExists(compilation.classes().resolve(gone.toString()));
            }
        }
        made = now;
    }

    /** What has not changed stays, so that it need not be loaded again. */
    private static void put(Path file, Path target, long newestNanos) throws IOException {
        if (Files.exists(target) && Files.mismatch(file, target) < 0) {
            var newest = FileTime.from(newestNanos, java.util.concurrent.TimeUnit.NANOSECONDS);
            if (Files.getLastModifiedTime(target).compareTo(newest) < 0) {
                Files.setLastModifiedTime(target, newest);
            }
            return;
        }
        Files.createDirectories(target.getParent());
        Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
