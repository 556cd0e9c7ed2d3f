package io.sosw.engine.image;

import io.sosw.engine.packaging.ArtifactsFile;
import io.sosw.engine.packaging.ContentHash;
import io.sosw.engine.packaging.StagedJars;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The image that the last packaging made: where it would be the same again and is still in its place, it is not made again;
 * where only the application has changed, its layer is exchanged. Registries are always asked, for what they hold is not ours
 * to know.
 */
final class EarlierImage implements AutoCloseable {
    /** Above it the time of last change stands for the content. */
    private static final int SMALL = 1 << 16;

    private final Path output;
    private final ImageTarget.@Nullable Tar tar;
    private final @Nullable Made made;
    private final @Nullable TarHash hash;

    private EarlierImage(Path output, ImageTarget.@Nullable Tar tar, @Nullable Made made, @Nullable TarHash hash) {
        this.output = output;
        this.tar = tar;
        this.made = made;
        this.hash = hash;
    }

    /**
     * What was made.
     *
     * @param key of all that it was made from
     * @param frame of all but the last layer
     * @param stamp of the file
     * @param fixed so many bytes of the file come before the last layer
     * @param sha256 of the file in Base64
     */
    record Made(String key, String frame, String stamp, long fixed, String sha256, String digest, String imageId) {
        BuiltImage image() {
            return new BuiltImage(digest, imageId);
        }
    }

    /** What an image is made from, all of it and all but the last layer. */
    record Keys(String all, String frame) {}

    /**
     * Reads what the last packaging has noted in a folder.
     *
     * @param classes those of the application: if they are newer than the image, the hash of its file is begun
     */
    static EarlierImage of(ImageTarget target, Path output, Path classes) throws IOException {
        var tar = tar(target);
        var made = tar == null ? null : read(note(output, tar));
        if (tar == null
                || made == null
                || !Files.isRegularFile(tar.file())
                || !stamp(tar.file()).equals(made.stamp())) {
            return new EarlierImage(output, tar, null, null);
        }
        boolean hashed = target instanceof ImageTarget.Tar && newer(classes, Files.getLastModifiedTime(tar.file()));
        return new EarlierImage(output, tar, made, hashed ? TarHash.begin(tar.file(), made.fixed()) : null);
    }

    private static ImageTarget.@Nullable Tar tar(ImageTarget target) {
        if (target instanceof ImageTarget.Tar tar) {
            return tar;
        }
        return target instanceof ImageTarget.Daemon daemon ? daemon.tar() : null;
    }

    private static Path note(Path output, ImageTarget.Tar tar) {
        return output.resolve(tar.file().getFileName() + ".made.json");
    }

    private static @Nullable Made read(Path note) throws IOException {
        try {
            return Files.isRegularFile(note) ? Json.read(Files.readString(note), Made.class) : null;
        } catch (JsonException halfWritten) {
            return null;
        }
    }

    private static boolean newer(Path folder, FileTime time) throws IOException {
        try (var files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (path, found) -> found.lastModifiedTime().compareTo(time) > 0)) {
            return files.findAny().isPresent();
        }
    }

    /** Of a recipe; of the jars, which all have one time of last change, the hash stands for the content. */
    Keys keys(ImageRecipe recipe, StagedJars staged) throws IOException {
        var text = new StringBuilder("2 ")
                .append(staged.librariesHash())
                .append(recipe.base())
                .append(recipe.target())
                .append(recipe.architecture())
                .append(recipe.entrypoint())
                .append(recipe.user())
                .append(recipe.labels());
        if (recipe.base() instanceof BaseImage.FromTar tar && Files.exists(tar.file())) {
            text.append(stamp(tar.file()));
        }
        int last = recipe.layers().size() - 1;
        for (ImageLayer layer : recipe.layers().subList(0, last)) {
            add(text, layer);
        }
        var frame = ContentHash.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
        text.append(staged.contentHash());
        add(text, recipe.layers().get(last));
        return new Keys(ContentHash.sha256(text.toString().getBytes(StandardCharsets.UTF_8)), frame);
    }

    private void add(StringBuilder text, ImageLayer layer) throws IOException {
        text.append('\n').append(layer.name());
        for (ImageFile file : layer.files()) {
            text.append('\n').append(file.path()).append(' ').append(file.mode());
            if (Files.isRegularFile(file.source())) {
                text.append(' ').append(content(file.source()));
            }
        }
    }

    /** What packaging itself writes is written anew each time. */
    private String content(Path source) throws IOException {
        return source.startsWith(output) && Files.size(source) <= SMALL
                ? ContentHash.sha256(Files.readAllBytes(source))
                : stamp(source);
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + "|" + Files.getLastModifiedTime(file).toMillis();
    }

    /** What need not be made, because it would be the same and is in its place. */
    Optional<Made> unchanged(ImageRecipe recipe, Keys keys) throws InterruptedException {
        return made != null && made.key().equals(keys.all()) && settled(recipe) && inPlace(recipe, made)
                ? Optional.of(made)
                : Optional.empty();
    }

    /** Makes the image, with all layers of the earlier one but the last where only that one would be another. */
    Made make(ImageRecipe recipe, Keys keys, ImageMaker maker) throws IOException, InterruptedException {
        var exchanged = exchanged(recipe, keys);
        var image = exchanged.isPresent() ? exchanged.get() : maker.make(recipe);
        if (tar == null) {
            return new Made(keys.all(), keys.frame(), "", 0, "", image.digest(), image.imageId());
        }
        var file = tar.file();
        var sha256 = "";
        if (recipe.target() instanceof ImageTarget.Tar) {
            sha256 = exchanged.isPresent() && hash != null ? hash.of(file) : ArtifactsFile.sha256(file);
        }
        long fixed = ImageTar.read(file).map(ImageTar::fixed).orElse(0L);
        var now = new Made(keys.all(), keys.frame(), stamp(file), fixed, sha256, image.digest(), image.imageId());
        Files.writeString(note(output, tar), Json.write(now));
        return now;
    }

    private Optional<BuiltImage> exchanged(ImageRecipe recipe, Keys keys) throws IOException, InterruptedException {
        if (tar == null || made == null || !made.frame().equals(keys.frame()) || !settled(recipe)) {
            return Optional.empty();
        }
        var earlier = ImageTar.read(tar.file());
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        var image = earlier.get().exchange(recipe.layers().get(recipe.layers().size() - 1), tar.draft());
        Files.move(tar.draft(), tar.file(), StandardCopyOption.REPLACE_EXISTING);
        if (recipe.target() instanceof ImageTarget.Daemon) {
            new DockerEngine(recipe.cache()).load(tar.file());
        }
        return Optional.of(image);
    }

    /** Whether the base is known without asking: a tag may have moved on. */
    private static boolean settled(ImageRecipe recipe) {
        return recipe.offline()
                || !(recipe.base() instanceof BaseImage.FromRegistry base)
                || base.reference().contains("@sha256:");
    }

    private static boolean inPlace(ImageRecipe recipe, Made made) throws InterruptedException {
        return !(recipe.target() instanceof ImageTarget.Daemon daemon)
                || new DockerEngine(recipe.cache()).imageId(daemon.reference()).equals(made.imageId());
    }

    @Override
    public void close() {
        if (hash != null) {
            hash.close();
        }
    }
}
