package io.sosw.engine.invoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resources that Maven only copies, copied again when they have changed.
 *
 * @param folders such as {@code src/main/resources}
 * @param classes where the build puts them
 */
public record FreshResources(List<Path> folders, Path classes) {

    /** Brings the copies up to date. */
    public void refresh() throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        copy(file, classes.resolve(folder.relativize(file).toString()));
                    }
                }
            }
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        if (!Files.exists(target)
                || Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(file)) < 0
                || Files.size(target) != Files.size(file)) {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
