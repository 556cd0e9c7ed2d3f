package io.sosw.local.s3.checksum;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Computes checksums of what passes through. Not thread-safe. */
public final class HashingStream extends FilterInputStream {
    private final Map<Algorithm, Hash> hashes = new EnumMap<>(Algorithm.class);
    private final Map<Algorithm, byte[]> values = new EnumMap<>(Algorithm.class);
    private long length;

    /** Computes all the algorithms named. */
    public HashingStream(InputStream in, Collection<Algorithm> algorithms) {
        super(in);
        algorithms.forEach(a -> hashes.put(a, a.start()));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        var count = in.read(bytes, offset, wanted);
        if (count > 0) {
            length += count;
            hashes.values().forEach(h -> h.update(bytes, offset, count));
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** How many bytes passed. */
    public long length() {
        return length;
    }

    /** The checksum of all that was read. */
    public byte[] value(Algorithm algorithm) {
        return values.computeIfAbsent(
                algorithm, a -> Objects.requireNonNull(hashes.get(a)).value());
    }

    /** The checksum as S3's headers write it. */
    public String base64(Algorithm algorithm) {
        return Base64.getEncoder().encodeToString(value(algorithm));
    }

    /** The checksum in lower-case hexadecimal, as ETags are written. */
    public String hex(Algorithm algorithm) {
        return HexFormat.of().formatHex(value(algorithm));
    }
}
