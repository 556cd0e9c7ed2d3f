package io.sosw.local.s3.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;

/**
 * Bodies by number: up to 64 KiB beside the index, larger ones in files. No name that a client chose becomes a path.
 *
 * <p>Safe for use by several threads.
 */
public final class Bodies {
    private static final int SMALL = 64 << 10;

    private final MVMap<Long, byte[]> small;
    private final Supplier<Path> directory;
    private final AtomicLong ids;

    Bodies(MVMap<Long, byte[]> small, Supplier<Path> directory, AtomicLong ids) {
        this.small = small;
        this.directory = directory;
        this.ids = ids;
    }

    /** Stores all that the stream gives; nothing of it stays if that fails. */
    public List<Segment> write(InputStream in) throws IOException {
        var head = in.readNBytes(SMALL + 1);
        if (head.length == 0) {
            return List.of();
        }
        var id = ids.incrementAndGet();
        if (head.length <= SMALL) {
            small.put(id, head);
            return List.of(new Segment(id, head.length, false));
        }
        var file = file(id);
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            out.write(head);
            var length = head.length + in.transferTo(out);
            return List.of(new Segment(id, length, true));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The bytes from {@code from}, {@code length} of them. */
    public InputStream open(List<Segment> segments, long from, long length) throws IOException {
        var streams = new ArrayList<InputStream>();
        var skip = from;
        var left = length;
        for (var segment : segments) {
            if (skip >= segment.length()) {
                skip -= segment.length();
            } else if (left > 0) {
                var count = Math.min(left, segment.length() - skip);
                streams.add(open(segment, skip, count));
                left -= count;
                skip = 0;
            }
        }
        return switch (streams.size()) {
            case 0 -> InputStream.nullInputStream();
            case 1 -> streams.get(0);
            default -> new SequenceInputStream(Collections.enumeration(streams));
        };
    }

    /** Forgets bodies that nothing names any more; whoever reads them now can go on. */
    public void release(List<Segment> segments) {
        for (var segment : segments) {
            if (segment.inFile()) {
                delete(file(segment.id()));
            } else {
                small.remove(segment.id());
            }
        }
    }

    private InputStream open(Segment segment, long from, long count) throws IOException {
        if (!segment.inFile()) {
            var bytes = small.get(segment.id());
            if (bytes == null) {
                throw new java.nio.file.NoSuchFileException("body " + segment.id());
            }
            return new ByteArrayInputStream(bytes, (int) from, (int) count);
        }
        return new FileSlice(file(segment.id()), from, count);
    }

    private Path file(long id) {
        return directory.get().resolve(Long.toString(id & 0xFF, 16)).resolve(Long.toString(id));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
