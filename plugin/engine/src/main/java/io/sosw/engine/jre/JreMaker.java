package io.sosw.engine.jre;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes Java runtimes by jdeps and jlink, each once. */
public final class JreMaker {
    /** Reached by reflection or by names in files, which jdeps cannot see: signals, elliptic curves, DNS names. */
    private static final List<String> ALWAYS = List.of(
            "java.base",
            "java.logging",
            "java.naming",
            "jdk.crypto.ec",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported");

    private final Path cache;
    private final Console console;

    /** A maker that keeps what it has made in the folder. */
    public JreMaker(Path cache, Console console) {
        this.cache = cache;
        this.console = console;
    }

    /**
     * The runtime for the jars.
     *
     * @param librariesHash equal for equal libraries
     * @param further modules that the project asks for
     */
    public Jre make(Jdk jdk, List<Path> libraries, String librariesHash, Path application, List<String> further)
            throws IOException, InterruptedException {
        Files.createDirectories(cache);
        var modules = new TreeSet<>(needed(jdk, libraries, librariesHash));
        modules.addAll(UsedModules.of(jdk, application, cache));
        modules.addAll(ALWAYS);
        modules.addAll(further);
        if (!jdk.modules().contains("")) {
            modules.retainAll(jdk.modules());
        }
        var key = new Key().add("jre 1").add(jdk.release()).add(modules).text();
        var home = cache.resolve("jre-" + key);
        if (!Files.isDirectory(home)) {
            console.line("Linking a Java runtime of " + modules.size() + " modules from " + jdk.home() + ".");
            link(jdk, String.join(",", modules), home);
        }
        return new Jre(home, key, jdk);
    }

    private void link(Jdk jdk, String modules, Path home) throws IOException, InterruptedException {
        var draft = cache.resolve(home.getFileName() + ".draft");
        Folders.delete(draft);
        var compress = jdk.feature() < 21 ? "0" : "zip-0"; // the archive around it compresses better
        new Command(
                        List.of(
                                jdk.tool("jlink").toString(),
                                "--add-modules",
                                modules,
                                "--no-header-files",
                                "--no-man-pages",
                                "--compress",
                                compress,
                                "--output",
                                draft.toString()),
                        cache)
                .expect();
        if (!jdk.cachesClasses()) {
            // jlink leaves the archive of the JDK's own classes out, without which a start costs twice the time
            new Command(
                            List.of(
                                    draft.resolve("bin").resolve("java").toString(),
                                    "-XX:+UseSerialGC",
                                    "-Xshare:dump"),
                            cache)
                    .expect();
        }
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> needed(Jdk jdk, List<Path> jars, String hash) throws IOException, InterruptedException {
        if (jars.isEmpty()) {
            return List.of();
        }
        var key = new Key().add("modules 2").add(jdk.release()).add(hash);
        var remembered = cache.resolve("modules-" + key.text());
        if (Files.exists(remembered)) {
            return Files.readAllLines(remembered);
        }
        var words = new ArrayList<>(List.of(
                jdk.tool("jdeps").toString(),
                "--ignore-missing-deps",
                "--multi-release",
                Integer.toString(jdk.feature()),
                "--print-module-deps"));
        jars.forEach(jar -> words.add(jar.toString()));
        var outcome = new Command(words, cache).run();
        var modules = List.of("java.se");
        if (outcome.good()) {
            modules = outcome.output()
                    .lines()
                    .reduce((first, last) -> last)
                    .map(line -> List.of(line.trim().split(",")))
                    .orElse(modules);
        } else {
            console.line("jdeps cannot tell the modules that the jars need, so all of Java SE is taken: "
                    + outcome.output().lines().findFirst().orElse(""));
        }
        Files.write(remembered, modules);
        return modules;
    }
}
