package io.sosw.engine.image;

import java.io.IOException;
import java.nio.file.Path;

/** Makes images and brings them to their targets. */
record ImageMaker(ImageBuilder builder, RegistryLogin login) {

    BuiltImage make(ImageRecipe recipe) throws IOException, InterruptedException {
        if (recipe.target() instanceof ImageTarget.Daemon daemon) {
            var image = builder.build(recipe.to(new ImageTarget.Tar(daemon.file(), daemon.reference())), login);
            new DockerEngine(recipe.cache()).load(daemon.file());
            return image;
        }
        return builder.build(recipe, login);
    }

    /** What is under this name is not whole: Ctrl-C leaves no other. */
    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + ".draft");
    }
}
