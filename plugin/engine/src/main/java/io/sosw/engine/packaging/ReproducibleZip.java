package io.sosw.engine.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes archives of which every byte follows from the names and contents of the entries: no clock, no time zone, no
 * rights of files.
 */
final class ReproducibleZip implements AutoCloseable {
    /**
     * In local time, as zips have it. Not 1980-01-01, the first day a zip can tell: at its midnight the JDK adds a field
     * that depends on the time zone.
     */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int FILE = 0100644;
    private static final int FOLDER = 040755;

    private final ZipArchiveOutputStream zip;
    private final int method;

    private ReproducibleZip(ZipArchiveOutputStream zip, int method, int level) {
        this.zip = zip;
        this.method = method;
        zip.setLevel(level);
    }

    /** The time that files have which were unpacked in UTC, as Lambda does. */
    static Instant instant() {
        return TIME.toInstant(ZoneOffset.UTC);
    }

    /** An archive that compresses its entries. */
    static ReproducibleZip deflated(Path file) throws IOException {
        return deflated(file, Deflater.BEST_COMPRESSION);
    }

    /** An archive that compresses its entries with one of zlib's levels: a Java runtime at 9 takes three times as long. */
    static ReproducibleZip deflated(Path file, int level) throws IOException {
        return new ReproducibleZip(new ZipArchiveOutputStream(file), ZipArchiveEntry.DEFLATED, level);
    }

    /** A jar whose entries are not compressed: the archive around it then sees through them. */
    static byte[] stored(SortedMap<String, byte[]> contents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        OutputStream out = bytes;
        try (var zip = new ReproducibleZip(
                new ZipArchiveOutputStream(out), ZipArchiveEntry.STORED, Deflater.BEST_COMPRESSION)) {
            for (var entry : contents.entrySet()) {
                zip.add(entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Adds a file, or a folder where the name ends in a slash; the entry knows its compressed size. */
    ZipArchiveEntry add(String name, byte[] content) throws IOException {
        return add(name, content, name.endsWith("/") ? FOLDER : FILE);
    }

    /** Adds a file or a folder with rights of its own. */
    ZipArchiveEntry add(String name, byte[] content, int mode) throws IOException {
        var entry = new ZipArchiveEntry(name);
        boolean folder = entry.isDirectory();
        entry.setTimeLocal(TIME);
        entry.setUnixMode(mode);
        entry.setMethod(folder ? ZipArchiveEntry.STORED : method);
        entry.setSize(content.length);
        if (entry.getMethod() == ZipArchiveEntry.STORED) {
            var crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
        }
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
        return entry;
    }

    /** Adds an entry of another archive that this class wrote, as it is compressed there. */
    void addRaw(ZipArchiveEntry entry, InputStream raw) throws IOException {
        zip.addRawArchiveEntry(entry, raw);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
