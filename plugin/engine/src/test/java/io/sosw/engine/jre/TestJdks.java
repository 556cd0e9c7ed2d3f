package io.sosw.engine.jre;

import io.sosw.engine.setting.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JDKs of this machine, and what tests have made from them. */
public final class TestJdks {
    /** Shared by all tests: a Java runtime is linked and a cache trained once. */
    public static final Path CACHE = Path.of("target", "jre-test-cache").toAbsolutePath();

    private TestJdks() {}

    /** A JDK 25, or else the JDK of this process. */
    public static Jdk newest() {
        return jdk25().orElseGet(() -> jdk(Path.of(System.getProperty("java.home"))));
    }

    /** This process's, JAVA25_HOME, or a Temurin where Debian puts it. */
    public static Optional<Jdk> jdk25() {
        var places = new ArrayList<Path>(List.of(Path.of(System.getProperty("java.home"))));
        if (System.getenv("JAVA25_HOME") != null) {
            places.add(Path.of(System.getenv("JAVA25_HOME")));
        }
        var known = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(known)) {
            try (var homes = Files.newDirectoryStream(known, "temurin-25*")) {
                homes.forEach(places::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return places.stream().map(TestJdks::jdk).filter(Jdk::cachesClasses).findFirst();
    }

    private static Jdk jdk(Path home) {
        return Jdk.of(new Setting("sosw.jdk", home.toString(), "default"));
    }
}
