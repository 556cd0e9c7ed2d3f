package io.sosw.engine.image;

import io.sosw.engine.packaging.ContentHash;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.jspecify.annotations.Nullable;

/**
 * An image in a file that {@code docker load} reads, as Jib has written it: layers in their order, configuration, manifest. Its
 * last layer is exchanged without reading the others; the file is then the one that Jib would write.
 *
 * @param layers name and size in bytes of all but the last, in their order
 * @param fixed so many bytes come before the last layer
 */
record ImageTar(
        Path file,
        Map<String, Long> layers,
        String lastLayer,
        String lastDifference,
        long fixed,
        String config,
        String manifest) {
    private static final String CONFIG = "config.json";
    private static final String MANIFEST = "manifest.json";
    private static final String GZIPPED = ".tar.gz";
    private static final String SHA256 = "sha256:";
    private static final int HEADER = 512;

    /** Empty if the file is not as Jib writes it, or one of its layers serves twice. */
    static Optional<ImageTar> read(Path file) throws IOException {
        try (var tar = new TarFile(file)) {
            var entries = tar.getEntries();
            var layers = new LinkedHashMap<String, Long>();
            entries.subList(0, Math.max(0, entries.size() - 2))
                    .forEach(entry -> layers.put(entry.getName(), entry.getSize()));
            if (layers.isEmpty()) {
                return Optional.empty();
            }
            int last = layers.size() - 1;
            var config = text(tar, entries.get(last + 1), CONFIG);
            var manifest = text(tar, entries.get(last + 2), MANIFEST);
            var differences = strings(member(Json.parse(config), "rootfs"), "diff_ids");
            var named = Json.parse(manifest) instanceof List<?> images ? strings(images.get(0), "Layers") : List.of();
            if (!named.equals(List.copyOf(layers.keySet())) || differences.size() != named.size()) {
                return Optional.empty();
            }
            var name = entries.get(last).getName();
            layers.remove(name);
            long fixed = entries.get(last).getDataOffset() - HEADER;
            return Optional.of(new ImageTar(file, layers, name, differences.get(last), fixed, config, manifest));
        }
    }

    /** An empty object if there is no such entry. */
    private static String text(TarFile tar, TarArchiveEntry entry, String name) throws IOException {
        if (!entry.getName().equals(name)) {
            return "{}";
        }
        try (var stream = tar.getInputStream(entry)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable Object member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static List<String> strings(@Nullable Object object, String name) {
        return member(object, name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * Writes the image with another last layer.
     *
     * @param into another file
     */
    BuiltImage exchange(ImageLayer layer, Path into) throws IOException {
        var made = LayerTar.of(layer);
        var name = ContentHash.sha256(made.zipped()) + GZIPPED;
        var freshConfig = bytes(last(config, lastDifference, made.difference()));
        try (var from = FileChannel.open(file);
                var to = FileChannel.open(
                        into,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long done = 0; done < fixed; ) {
                done += from.transferTo(done, fixed - done, to);
            }
            try (var tar = new TarArchiveOutputStream(Channels.newOutputStream(to))) {
                add(tar, name, made.zipped());
                add(tar, CONFIG, freshConfig);
                add(tar, MANIFEST, bytes(last(manifest, lastLayer, name)));
            }
        }
        var all = new LinkedHashMap<>(layers);
        all.put(name, (long) made.zipped().length);
        return built(freshConfig, all);
    }

    private static String last(String text, String old, String fresh) {
        int at = text.lastIndexOf(old);
        return text.substring(0, at) + fresh + text.substring(at + old.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /**
     * The digest is of the manifest that a registry would hold.
     *
     * @see <a href="https://distribution.github.io/distribution/spec/manifest-v2-2/">Image manifest, version 2, schema 2</a>
     */
    private static BuiltImage built(byte[] config, Map<String, Long> layers) {
        var imageId = SHA256 + ContentHash.sha256(config);
        var blobs = new ArrayList<>();
        layers.forEach((name, size) -> blobs.add(blob(
                "application/vnd.docker.image.rootfs.diff.tar.gzip",
                SHA256 + name.substring(0, name.length() - GZIPPED.length()),
                size)));
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", "application/vnd.docker.distribution.manifest.v2+json");
        manifest.put("config", blob("application/vnd.docker.container.image.v1+json", imageId, config.length));
        manifest.put("layers", blobs);
        return new BuiltImage(SHA256 + ContentHash.sha256(bytes(Json.write(manifest))), imageId);
    }

    private static Map<String, Object> blob(String type, String digest, long size) {
        var blob = new LinkedHashMap<String, Object>();
        blob.put("mediaType", type);
        blob.put("digest", digest);
        blob.put("size", size);
        return blob;
    }
}
