package io.sosw.engine.image;

import io.sosw.engine.jre.Command;
import io.sosw.engine.packaging.ArtifactsFile;
import io.sosw.engine.packaging.ContentHash;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The image that the last packaging made: where it would be the same again and is still in its place, it is not made again.
 * Registries are always asked, for what they hold is not ours to know.
 */
final class EarlierImage {
    /** Above it the time of last change stands for the content. */
    private static final int SMALL = 1 << 16;

    private final ImageRecipe recipe;
    private final String key;
    private final Path note;

    private EarlierImage(ImageRecipe recipe, String key, Path note) {
        this.recipe = recipe;
        this.key = key;
        this.note = note;
    }

    /**
     * What is in its place.
     *
     * @param key of all that it was made from
     * @param stamp of the file, for an image in a file
     * @param sha256 of the file in Base64
     */
    record Made(String key, String stamp, String sha256, String digest, String imageId) {
        BuiltImage image() {
            return new BuiltImage(digest, imageId);
        }
    }

    /**
     * What lies in the folder of a recipe.
     *
     * @param contentHash of the jars, all of which have one time of last change
     */
    static EarlierImage of(ImageRecipe recipe, String contentHash, Path output) throws IOException {
        var place = recipe.target() instanceof ImageTarget.Tar ? "tar" : "docker";
        return new EarlierImage(recipe, key(recipe, contentHash), output.resolve("image-" + place + ".json"));
    }

    private static String key(ImageRecipe recipe, String contentHash) throws IOException {
        var text = new StringBuilder("1 ")
                .append(contentHash)
                .append(recipe.base())
                .append(recipe.target())
                .append(recipe.architecture())
                .append(recipe.entrypoint())
                .append(recipe.user())
                .append(recipe.labels());
        if (recipe.base() instanceof BaseImage.FromTar tar && Files.exists(tar.file())) {
            text.append(stamp(tar.file()));
        }
        for (ImageLayer layer : recipe.layers()) {
            text.append('\n').append(layer.name());
            for (ImageFile file : layer.files()) {
                text.append('\n').append(file.path()).append(' ').append(file.mode());
                if (Files.isRegularFile(file.source())) {
                    text.append(' ').append(content(file.source()));
                }
            }
        }
        return ContentHash.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String content(Path file) throws IOException {
        return Files.size(file) > SMALL ? stamp(file) : ContentHash.sha256(Files.readAllBytes(file));
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + "|" + Files.getLastModifiedTime(file).toMillis();
    }

    /** Empty if it has to be made. */
    Optional<Made> made() throws IOException, InterruptedException {
        if (!Files.isRegularFile(note)) {
            return Optional.empty();
        }
        Made made;
        try {
            made = Json.read(Files.readString(note), Made.class);
        } catch (JsonException halfWritten) {
            return Optional.empty();
        }
        return made.key().equals(key) && inPlace(made) ? Optional.of(made) : Optional.empty();
    }

    private boolean inPlace(Made made) throws IOException, InterruptedException {
        if (recipe.target() instanceof ImageTarget.Tar tar) {
            return Files.isRegularFile(tar.file()) && stamp(tar.file()).equals(made.stamp());
        }
        return recipe.target() instanceof ImageTarget.Daemon daemon
                && inEngine(daemon.reference()).equals(made.imageId());
    }

    /** The id of the Docker engine's image; an empty text if there is none, or no engine. */
    private String inEngine(String reference) throws InterruptedException {
        try {
            var words = List.of("docker", "image", "inspect", "--format", "{{.Id}}", "--", reference);
            var outcome = new Command(words, recipe.cache()).run();
            return outcome.good() ? outcome.output().trim() : "";
        } catch (IOException none) {
            return ""; // whoever loads the image says so
        }
    }

    /** Notes that it is made now. */
    Made note(BuiltImage image) throws IOException {
        var stamp = "";
        var sha256 = "";
        if (recipe.target() instanceof ImageTarget.Tar tar) {
            stamp = stamp(tar.file());
            sha256 = ArtifactsFile.sha256(tar.file());
        }
        var made = new Made(key, stamp, sha256, image.digest(), image.imageId());
        Files.writeString(note, Json.write(made));
        return made;
    }
}
