package io.sosw.engine.image;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file or an empty folder in an image.
 *
 * @param source on this machine
 * @param path in the image, beginning with a slash
 * @param mode rights, for example 0644
 */
public record ImageFile(Path source, String path, int mode) {
    /** Of last change, which all files get; a JVM compares the times of jars with its cache of classes. */
    public static final Instant TIME = Instant.EPOCH.plusSeconds(1);

    static final int FILE = 0644;
    static final int PROGRAM = 0755;
    static final int OPEN_FOLDER = 0777;
}
