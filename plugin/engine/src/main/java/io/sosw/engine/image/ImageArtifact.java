package io.sosw.engine.image;

import io.sosw.engine.jre.Jre;
import io.sosw.engine.packaging.ArtifactsFile;
import io.sosw.engine.packaging.CodeHash;
import io.sosw.engine.packaging.StagedJars;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The image's entry in {@code artifacts.json}. */
final class ImageArtifact {
    private ImageArtifact() {}

    static void write(ImagePlan plan, StagedJars staged, EarlierImage.Made image, @Nullable Jre jre)
            throws IOException {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("kind", "image");
        if (plan.target() instanceof ImageTarget.Tar tar) {
            entry.put("path", ArtifactsFile.relative(plan.project().directory(), tar.file()));
            entry.put("sha256", image.sha256());
            entry.put("size", Files.size(tar.file()));
        } else {
            entry.put("reference", plan.target().reference());
        }
        if (plan.target() instanceof ImageTarget.Registry registry) {
            entry.put("uri", untagged(registry.reference()) + "@" + image.digest());
        }
        entry.put("digest", image.digest());
        entry.put("imageId", image.imageId());
        entry.put("contentHash", staged.contentHash());
        entry.put("codeHash", CodeHash.of(staged));
        if (jre != null) {
            entry.put("runtime", "java" + jre.jdk().feature());
        }
        entry.put("architecture", plan.architecture().identifier());
        ArtifactsFile.add(plan.project(), plan.output(), entry);
    }

    static String untagged(String reference) {
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
    }
}
