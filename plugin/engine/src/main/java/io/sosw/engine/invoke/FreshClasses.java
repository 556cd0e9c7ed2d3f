package io.sosw.engine.invoke;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Compiled classes that are what the sources say now. What has changed is compiled alone as long as others cannot see the
 * difference; else all sources are, so that a caller of what has changed is never left behind. Until they compile, nothing
 * is put in place and nothing may be called.
 */
public final class FreshClasses {
    private final Compilation compilation;
    private final Path workplace;
    private final Clock clock;
    private Optional<StandardJavaFileManager> files = Optional.empty();
    private Optional<SourceTree> compiled = Optional.empty();
    /** The source of each class in place; empty until all were compiled here. */
    private Map<Path, Path> made = Map.of();

    /** Of the classes in place, so that what an IDE puts there meanwhile is not taken for ours. */
    private final Map<Path, Integer> hashes = new HashMap<>();

    private Optional<List<String>> arguments = Optional.empty();

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
        if (anyway || before.isEmpty() || !bodies(before.get(), now)) {
            install(compile(now.files().keySet(), false), made.keySet(), now);
        }
        compiled = Optional.of(now);
        return true;
    }

    /** Compiles what has changed alone; false if that is not enough. */
    private boolean bodies(SourceTree before, SourceTree now) throws IOException {
        var changed = before.changed(now);
        if (!arguments().contains("-proc:none") || now.files().keySet().stream().anyMatch(FreshClasses::module)) {
            return false; // a processor, or a module, is about all sources
        }
        if (!made.values().containsAll(changed) || !now.files().keySet().containsAll(changed)) {
            return false; // new, gone, or not a source of classes only
        }
        Map<Path, Path> produced;
        try {
            produced = compile(changed, true);
        } catch (UserError perhapsOthersToo) {
            return false;
        }
        var earlier = made.keySet().stream()
                .filter(each -> changed.contains(made.get(each)))
                .collect(Collectors.toSet());
        if (!interchangeable(earlier, produced.keySet())) {
            return false;
        }
        var others = new HashMap<>(made);
        others.keySet().removeAll(earlier);
        install(produced, earlier, now);
        others.putAll(produced);
        made = others;
        return true;
    }

    private static boolean module(Path source) {
        return source.endsWith("module-info.java");
    }

    /** Local and anonymous classes come and go unseen; of the others none may, and none may look different. */
    private boolean interchangeable(Set<Path> earlier, Set<Path> later) throws IOException {
        if (!named(earlier).equals(named(later))) {
            return false;
        }
        for (Path each : named(later)) {
            var there = compilation.classes().resolve(each.toString());
            var before = Files.exists(there) ? Files.readAllBytes(there) : new byte[0];
            if (!Integer.valueOf(Arrays.hashCode(before)).equals(hashes.get(each))
                    || !ClassShape.of(before)
                            .equals(ClassShape.of(Files.readAllBytes(workplace.resolve(each.toString()))))) {
                return false;
            }
        }
        return true;
    }

    private static Set<Path> named(Set<Path> classes) {
        return classes.stream()
                .filter(each -> !each.toString().matches(".*\\$[0-9][^$]*\\.class"))
                .collect(Collectors.toSet());
    }

    /** Compiles for nothing, so that the compiler is warm when the first edit comes. */
    public void warmUp() throws IOException {
        if (compiled.isPresent()) {
            var there = compile(compiled.get().files().keySet(), false);
            if (made.isEmpty() && upToDate(there.keySet())) {
                remember(there);
            }
        }
    }

    private boolean upToDate(Set<Path> classes) throws IOException {
        for (Path each : classes) {
            var there = compilation.classes().resolve(each.toString());
            if (!Files.exists(there) || Files.mismatch(there, workplace.resolve(each.toString())) >= 0) {
                return false;
            }
        }
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

    /**
     * Compiles into the workplace; tells which class came of which source.
     *
     * @param alone whether the others' classes in place are used
     */
    private Map<Path, Path> compile(Set<Path> sources, boolean alone) throws IOException {
        Workplace.delete(workplace);
        Files.createDirectories(workplace);
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserError(
                    "the Java that runs Maven has no compiler: " + System.getProperty("java.home"),
                    "point JAVA_HOME to a JDK.",
                    "no-compiler");
        }
        var problems = new DiagnosticCollector<JavaFileObject>();
        var manager = manager(compiler, alone);
        var produced = new Produced(manager, workplace);
        var task = compiler.getTask(
                null, produced, problems, arguments(), null, manager.getJavaFileObjectsFromPaths(sources));
        if (!sources.isEmpty() && !task.call()) {
            throw broken(problems);
        }
        return origins(produced);
    }

    /** What a processor makes beside classes comes of nothing. */
    private Map<Path, Path> origins(Produced produced) throws IOException {
        try (Stream<Path> all = Files.walk(workplace)) {
            return all.filter(Files::isRegularFile)
                    .map(workplace::relativize)
                    .collect(Collectors.toMap(each -> each, produced::origin));
        }
    }

    private List<String> arguments() throws IOException {
        if (arguments.isEmpty()) {
            arguments = Optional.of(compilation.arguments(workplace));
        }
        return arguments.get();
    }

    private StandardJavaFileManager manager(JavaCompiler compiler, boolean alone) throws IOException {
        if (files.isEmpty()) {
            files = Optional.of(compiler.getStandardFileManager(null, Locale.ROOT, null));
        }
        var classPath = new ArrayList<Path>();
        if (alone) {
            classPath.add(compilation.classes());
        }
        compilation.classPath().stream().map(Path::of).forEach(classPath::add);
        var manager = files.get();
        manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        return manager;
    }

    private static UserError broken(DiagnosticCollector<JavaFileObject> problems) {
        var errors = problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return new UserError(
                "the sources do not compile, so nothing was done with them:\n" + errors,
                "mend the named lines; old code is never run instead.",
                "broken-edit");
    }

    private void install(Map<Path, Path> produced, Set<Path> earlier, SourceTree sources) throws IOException {
        long newest = sources.files().values().stream()
                .mapToLong(SourceTree.Stamp::modified)
                .max()
                .orElse(0);
        for (Path each : produced.keySet()) {
            put(workplace.resolve(each.toString()), compilation.classes().resolve(each.toString()), newest);
        }
        for (Path gone : earlier) {
            if (!produced.containsKey(gone)) {
                Files.deleteIfExists(compilation.classes().resolve(gone.toString()));
            }
        }
        remember(produced);
    }

    private void remember(Map<Path, Path> produced) throws IOException {
        for (Path each : produced.keySet()) {
            hashes.put(each, Arrays.hashCode(Files.readAllBytes(workplace.resolve(each.toString()))));
        }
        made = produced;
    }

    /** What has not changed stays, so that it need not be loaded again; the rest at once, since others read it too. */
    private void put(Path file, Path target, long newestNanos) throws IOException {
        if (Files.exists(target) && Files.mismatch(file, target) < 0) {
            var newest = FileTime.from(newestNanos, java.util.concurrent.TimeUnit.NANOSECONDS);
            if (Files.getLastModifiedTime(target).compareTo(newest) < 0) {
                Files.setLastModifiedTime(target, newest);
            }
            return;
        }
        Files.createDirectories(target.getParent());
        var copy = workplace.resolve("copy");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
