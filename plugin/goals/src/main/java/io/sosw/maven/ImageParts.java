package io.sosw.maven;

import io.sosw.engine.image.BaseImage;
import io.sosw.engine.image.EcrName;
import io.sosw.engine.image.ImageBuilder;
import io.sosw.engine.image.ImageTarget;
import io.sosw.engine.image.RegistryLogin;
import io.sosw.engine.run.Isolated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What builds and ships images, resolved when it is needed and loaded apart from the plugin's own class path. */
record ImageParts(Resolved resolved) {
    private static final String JIB = "com.google.cloud.tools:jib-core:0.28.1";
    private static final String ECR = "software.amazon.awssdk:ecr:2.41.11";

    ImageBuilder builder() throws IOException {
        return Isolated.load(closure(JIB), "io.sosw.engine.image.jib.JibImages", ImageBuilder.class);
    }

    /** Amazon's client is fetched only where Amazon's registry is named. */
    RegistryLogin login(ImageTarget to, BaseImage from) throws IOException {
        boolean amazons = to instanceof ImageTarget.Registry target && isAmazons(target.reference())
                || from instanceof BaseImage.FromRegistry base && isAmazons(base.reference());
        return amazons
                ? Isolated.load(closure(ECR), "io.sosw.engine.image.ecr.EcrLogin", RegistryLogin.class)
                : registry -> Optional.empty();
    }

    private static boolean isAmazons(String reference) {
        return EcrName.ofReference(reference).isPresent();
    }

    private List<Path> closure(String coordinates) {
        return resolved.closure(coordinates).stream().map(Path::of).toList();
    }
}
