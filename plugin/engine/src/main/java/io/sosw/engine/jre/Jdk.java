package io.sosw.engine.jre;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Java development kit on this machine.
 *
 * @param release what its file {@code release} says, by name
 */
public record Jdk(Path home, Map<String, String> release) {
    /** From this release on a cache of linked classes can be trained in one step and is found at another path. */
    private static final int CACHES = 25;

    /** Copies the map, sorted. */
    public Jdk {
        release = new LinkedHashMap<>(new TreeMap<>(release));
    }

    /** The kit in the folder that a setting names. */
    public static Jdk of(Setting setting) {
        var home = Path.of(setting.value().trim()).toAbsolutePath().normalize();
        var file = home.resolve("release");
        try {
            if (Files.isRegularFile(file) && Files.exists(program(home, "jlink"))) {
                var release = new TreeMap<String, String>();
                for (String line : Files.readAllLines(file)) {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        release.put(
                                line.substring(0, equals),
                                line.substring(equals + 1).replace("\"", ""));
                    }
                }
                return new Jdk(home, release);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new UserError(
                "there is no JDK with jlink in " + home + " (" + setting.name() + ", " + setting.origin() + ")",
                "type -Dsosw.jdk=/usr/lib/jvm/NAME, the folder that holds bin/jlink.",
                "jdk");
    }

    /** For example 25. */
    public int feature() {
        var version = release.getOrDefault("JAVA_VERSION", "0");
        return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
    }

    /** Whether a JVM of this kit starts from a cache of linked classes. */
    public boolean cachesClasses() {
        return feature() >= CACHES;
    }

    Set<String> modules() {
        return Set.of(release.getOrDefault("MODULES", "").split(" "));
    }

    Path tool(String name) {
        return program(home, name);
    }

    private static Path program(Path home, String name) {
        var file = home.resolve("bin").resolve(name);
        return Files.exists(file) ? file : home.resolve("bin").resolve(name + ".exe");
    }
}
