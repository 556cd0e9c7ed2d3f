package io.sosw.engine.image.jib;

import io.sosw.engine.image.ImageRecipe;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Looks at images in files before others are built on them. */
final class Base {
    private static final int MANIFEST_AND_CONFIG = 1 << 20;

    private Base() {}

    /** Jib takes any base for the amd64 that it assumes by itself. */
    static void check(ImageRecipe recipe, Path tar) throws IOException {
        if (!Files.isRegularFile(tar)) {
            return; // Jib says so
        }
        var small = smallFiles(tar);
        if (json(small, "manifest.json") instanceof List<?> images
                && images.get(0) instanceof Map<?, ?> image
                && json(small, String.valueOf(image.get("Config"))) instanceof Map<?, ?> config
                && config.get("architecture") instanceof String architecture
                && !architecture.equals(recipe.architecture())) {
            throw lacks(recipe, tar + " is of " + architecture);
        }
    }

    private static @Nullable Object json(Map<String, byte[]> files, String name) {
        var text = files.get(name);
        return text == null ? null : Json.parse(text);
    }

    private static Map<String, byte[]> smallFiles(Path tar) throws IOException {
        var small = new LinkedHashMap<String, byte[]>();
        try (var archive = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isFile() && entry.getSize() < MANIFEST_AND_CONFIG) {
                    small.put(entry.getName(), archive.readAllBytes());
                }
            }
        }
        return small;
    }

    static UserError lacks(ImageRecipe recipe, String found) {
        boolean amd64 = recipe.architecture().equals("amd64");
        return new UserError(
                "the base image is not for " + recipe.architecture() + ": " + found,
                "type -Dsosw.architecture=" + (amd64 ? "arm64" : "x86_64") + ", or name a base image that is, with"
                        + " -Dsosw.base.",
                "image-base");
    }
}
