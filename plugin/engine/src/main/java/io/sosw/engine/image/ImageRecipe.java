package io.sosw.engine.image;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that makes an image.
 *
 * @param architecture as Docker writes it: {@code amd64} or {@code arm64}
 * @param layers from rarely to often changed
 * @param user number of user and group
 * @param cache keeps layers between builds
 * @param offline whether nothing may be fetched
 */
public record ImageRecipe(
        BaseImage base,
        ImageTarget target,
        String architecture,
        List<ImageLayer> layers,
        List<String> entrypoint,
        String user,
        Map<String, String> labels,
        Path cache,
        boolean offline) {

    /** Copies the collections. */
    public ImageRecipe {
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        labels = new LinkedHashMap<>(labels);
    }

    /** The same for another target. */
    ImageRecipe to(ImageTarget other) {
        return new ImageRecipe(base, other, architecture, layers, entrypoint, user, labels, cache, offline);
    }
}
