package io.sosw.engine.invoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of this process alone: several goals may compile one project at the same moment. */
public final class Workplace {
    private Workplace() {}

    /** Its path; what processes that have ended left under the same name is deleted. */
    public static Path of(Path parent, String name) {
        if (Files.isDirectory(parent)) {
            try (Stream<Path> all = Files.list(parent)) {
                for (Path each : all.filter(each -> left(each, name)).toList()) {
                    delete(each);
                }
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
        return parent.resolve(name + "-" + ProcessHandle.current().pid());
    }

    private static boolean left(Path folder, String name) {
        var own = String.valueOf(folder.getFileName());
        return own.matches(name + "-\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(own.substring(name.length() + 1)))
                        .isEmpty();
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }
}
