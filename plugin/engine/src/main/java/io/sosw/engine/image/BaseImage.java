package io.sosw.engine.image;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.nio.file.Path;

/** What an image stands on. */
public sealed interface BaseImage {

    /** Nothing: a linked Java runtime and the C library of this machine are brought along. */
    record Scratch() implements BaseImage {}

    /** An image of a registry; it has a {@code java}. */
    record FromRegistry(String reference) implements BaseImage {}

    /** An image in a file, as {@code docker save} writes it; it has a {@code java}. */
    record FromTar(Path file) implements BaseImage {}

    /** Reads {@code scratch}, {@code registry://NAME} or {@code tar://FILE}. */
    static BaseImage of(Setting setting) {
        var text = setting.value().trim();
        if (text.equals("scratch")) {
            return new Scratch();
        } else if (text.startsWith("registry://")) {
            return new FromRegistry(text.substring("registry://".length()));
        } else if (text.startsWith("tar://")) {
            return new FromTar(Path.of(text.substring("tar://".length())));
        }
        throw new UserError(
                setting.name() + " must be scratch, registry://NAME or tar://FILE, found '" + text + "' ("
                        + setting.origin() + ")",
                "type for example -D" + setting.name() + "=registry://public.ecr.aws/lambda/java:21.",
                "image-base");
    }
}
