package io.sosw.engine.image.jib;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.image.json.PlatformNotFoundInBaseImageException;
import com.google.cloud.tools.jib.image.json.UnlistedPlatformInManifestListException;
import io.sosw.engine.image.BaseImage;
import io.sosw.engine.image.BuiltImage;
import io.sosw.engine.image.ImageBuilder;
import io.sosw.engine.image.ImageFile;
import io.sosw.engine.image.ImageLayer;
import io.sosw.engine.image.ImageRecipe;
import io.sosw.engine.image.ImageTarget;
import io.sosw.engine.image.RegistryLogin;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Builds images with Jib: reproducible, in parallel, a layer that has not changed is not written again. */
public final class JibImages implements ImageBuilder {
    @Override
    public BuiltImage build(ImageRecipe recipe, RegistryLogin login) throws IOException, InterruptedException {
        try {
            var builder = base(recipe, login)
                    .setPlatforms(Set.of(new Platform(recipe.architecture(), "linux")))
                    .setEntrypoint(recipe.entrypoint())
                    .setUser(recipe.user())
                    .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                    .setLabels(recipe.labels())
                    .setCreationTime(Instant.EPOCH);
            for (ImageLayer layer : recipe.layers()) {
                builder.addFileEntriesLayer(layer(layer));
            }
            var image = builder.containerize(containerizer(recipe, login));
            if (recipe.target() instanceof ImageTarget.Tar tar) {
                Files.move(tar.draft(), tar.file(), StandardCopyOption.REPLACE_EXISTING);
            }
            return new BuiltImage(
                    image.getDigest().toString(), image.getImageId().toString());
        } catch (InvalidImageReferenceException wrong) {
            boolean target = recipe.target().reference().equals(wrong.getInvalidReference());
            throw new UserError(
                    "'" + wrong.getInvalidReference() + "' (" + (target ? "sosw.to" : "sosw.base")
                            + ") is not the name of an image",
                    "write it as HOST/NAME:TAG, in lower case.",
                    "image-target");
        } catch (RegistryException refused) {
            throw failed(recipe, refused);
        } catch (ExecutionException failed) {
            throw failed(recipe, failed.getCause() == null ? failed : failed.getCause());
        } catch (CacheDirectoryCreationException failed) {
            throw new IOException(failed);
        }
    }

    private static UserError failed(ImageRecipe recipe, Throwable cause) {
        if (cause instanceof PlatformNotFoundInBaseImageException
                || cause instanceof UnlistedPlatformInManifestListException) {
            return Base.lacks(recipe, String.valueOf(cause.getMessage()));
        }
        return new UserError(
                "the image could not be built from " + recipe.base() + " to " + recipe.target() + ": " + cause,
                "see that both answer: a registry to `docker login HOST`, an engine to `docker info`; or build a file"
                        + " with -Dsosw.to=tar.",
                "image-target",
                cause instanceof Exception exception ? exception : null);
    }

    private static JibContainerBuilder base(ImageRecipe recipe, RegistryLogin login)
            throws InvalidImageReferenceException, IOException {
        if (recipe.base() instanceof BaseImage.FromRegistry registry) {
            return Jib.from(registry(registry.reference(), login));
        } else if (recipe.base() instanceof BaseImage.FromTar tar) {
            Base.check(recipe, tar.file());
            return Jib.from(TarImage.at(tar.file()));
        }
        return Jib.fromScratch();
    }

    private static Containerizer containerizer(ImageRecipe recipe, RegistryLogin login)
            throws InvalidImageReferenceException {
        var target = recipe.target();
        var reference = target.reference();
        boolean loopback = loopback(reference)
                || recipe.base() instanceof BaseImage.FromRegistry registry && loopback(registry.reference());
        return to(target, login)
                .setBaseImageLayersCache(recipe.cache())
                .setApplicationLayersCache(recipe.cache())
                .setAllowInsecureRegistries(loopback)
                .setOfflineMode(recipe.offline() && !(target instanceof ImageTarget.Registry))
                .setToolName("sosw");
    }

    private static Containerizer to(ImageTarget target, RegistryLogin login) throws InvalidImageReferenceException {
        if (target instanceof ImageTarget.Tar tar) {
            return Containerizer.to(TarImage.at(tar.draft()).named(tar.reference()));
        }
        return Containerizer.to(registry(target.reference(), login));
    }

    private static boolean loopback(String reference) {
        return reference.startsWith("127.0.0.1:") || reference.startsWith("localhost:");
    }

    private static RegistryImage registry(String name, RegistryLogin login) throws InvalidImageReferenceException {
        var reference = ImageReference.parse(name);
        return RegistryImage.named(reference)
                .addCredentialRetriever(() -> login.login(reference.getRegistry())
                        .map(credentials -> Credential.from(credentials.name(), credentials.password())))
                .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference, event -> {})
                        .dockerConfig());
    }

    private static FileEntriesLayer layer(ImageLayer layer) {
        var entries = FileEntriesLayer.builder().setName(layer.name());
        layer.files()
                .forEach(file -> entries.addEntry(
                        file.source(),
                        AbsoluteUnixPath.get(file.path()),
                        FilePermissions.fromOctalString(Integer.toOctalString(file.mode())),
                        ImageFile.TIME));
        return entries.build();
    }
}
