package io.sosw.engine.image;

import java.io.IOException;

/** Makes images and brings them to their targets. */
record ImageMaker(ImageBuilder builder, RegistryLogin login) {

    BuiltImage make(ImageRecipe recipe) throws IOException, InterruptedException {
        if (recipe.target() instanceof ImageTarget.Daemon daemon) {
            var image = builder.build(recipe.to(daemon.tar()), login);
            new DockerEngine(recipe.cache()).load(daemon.file());
            return image;
        }
        return builder.build(recipe, login);
    }
}
