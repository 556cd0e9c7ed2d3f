package io.sosw.engine.image;

import io.sosw.engine.packaging.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A small layer as an image holds it, byte for byte as Jib writes one: sorted, folders before what they hold, all of one time
 * and of root.
 *
 * @param difference SHA-256 of the tar, as the configuration names it
 * @param zipped the tar, compressed
 */
record LayerTar(String difference, byte[] zipped) {
    private static final FileTime TIME = FileTime.from(ImageFile.TIME);
    private static final int RIGHTS = 0777;

    static LayerTar of(ImageLayer layer) throws IOException {
        var tar = tar(layer);
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(tar);
        }
        return new LayerTar("sha256:" + ContentHash.sha256(tar), zipped.toByteArray());
    }

    private static byte[] tar(ImageLayer layer) throws IOException {
        var folders = new TreeSet<String>();
        var files = new TreeMap<String, ImageFile>();
        for (ImageFile file : layer.files()) {
            var name = file.path().substring(1);
            files.put(name, file);
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                folders.add(name.substring(0, slash + 1));
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (String folder : folders) {
                put(tar, new TarArchiveEntry(folder), new byte[0]);
            }
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setMode(entry.getMode() & ~RIGHTS | file.getValue().mode());
                put(tar, entry, Files.readAllBytes(file.getValue().source()));
            }
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setLastModifiedTime(TIME);
        entry.setLastAccessTime(TIME);
        entry.setStatusChangeTime(TIME);
        entry.setCreationTime(TIME);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
