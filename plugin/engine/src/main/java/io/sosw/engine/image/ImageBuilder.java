package io.sosw.engine.image;

import io.sosw.engine.run.Isolated;
import java.io.IOException;

/** Builds images from recipes; the one implementation has a large closure and is loaded apart, see {@link Isolated}. */
public interface ImageBuilder {

    /**
     * Builds the image and brings it to its target.
     *
     * @param login for registries that the Docker configuration does not know
     */
    BuiltImage build(ImageRecipe recipe, RegistryLogin login) throws IOException, InterruptedException;
}
