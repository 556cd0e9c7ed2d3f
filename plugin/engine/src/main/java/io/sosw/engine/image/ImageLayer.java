package io.sosw.engine.image;

import java.util.List;

/**
 * Files of an image that change together.
 *
 * @param name for its history
 */
public record ImageLayer(String name, List<ImageFile> files) {
    /** Copies the list. */
    public ImageLayer {
        files = List.copyOf(files);
    }
}
