package io.sosw.engine.image;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.nio.file.Path;

/** Where an image goes. */
public sealed interface ImageTarget {

    /** A file that {@code docker load} reads; the image in it carries the reference. */
    record Tar(Path file, String reference) implements ImageTarget {
        /** What is under this name is not whole: Ctrl-C leaves no other. */
        public Path draft() {
            return file.resolveSibling(file.getFileName() + ".draft");
        }
    }

    /** The Docker engine that {@code docker} speaks to; the file is what it is given. */
    record Daemon(Path file, String reference) implements ImageTarget {
        Tar tar() {
            return new Tar(file, reference);
        }
    }

    /** A registry. */
    record Registry(String reference) implements ImageTarget {}

    /**
     * Reads {@code tar}, {@code docker://NAME} or {@code registry://HOST/NAME}.
     *
     * @param tar the file for {@code tar}; what an engine is given lies beside it
     * @param name of the project
     */
    static ImageTarget of(Setting setting, Path tar, String name) {
        var text = setting.value().trim();
        if (text.equals("tar")) {
            return new Tar(tar, name + ":latest");
        } else if (text.startsWith("docker://")) {
            return new Daemon(tar.resolveSibling("docker-" + tar.getFileName()), text.substring("docker://".length()));
        } else if (text.startsWith("registry://")) {
            return new Registry(text.substring("registry://".length()));
        }
        throw new UserError(
                setting.name() + " must be tar, docker://NAME or registry://HOST/NAME, found '" + text + "' ("
                        + setting.origin() + ")",
                "type for example -D" + setting.name() + "=docker://" + name + ".",
                "image-target");
    }

    /** What the image is called where it goes. */
    String reference();
}
