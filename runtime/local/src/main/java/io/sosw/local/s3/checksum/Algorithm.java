package io.sosw.local.s3.checksum;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A checksum algorithm; all but MD5 can be an object's additional checksum. */
public enum Algorithm {
    MD5,
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    /** A new computation. */
    public Hash start() {
        return switch (this) {
            case MD5 -> digest("MD5");
            case SHA1 -> digest("SHA-1");
            case SHA256 -> digest("SHA-256");
            case CRC32 -> crc(new CRC32(), 4);
            case CRC32C -> crc(new CRC32C(), 4);
            case CRC64NVME -> crc(new Crc64Nvme(), 8);
        };
    }

    /** Whether checksums of parts can be combined to that of the whole. */
    public boolean isCrc() {
        return this == CRC32 || this == CRC32C || this == CRC64NVME;
    }

    /** The checksum of {@code first} followed by {@code second}, for CRCs. */
    public byte[] combine(byte[] first, byte[] second, long secondLength) {
        var wide = this == CRC64NVME;
        var combination = switch (this) {
            case CRC32 -> new CrcCombination(32, 0xEDB88320L);
            case CRC32C -> new CrcCombination(32, 0x82F63B78L);
            case CRC64NVME -> new CrcCombination(64, Crc64Nvme.POLYNOMIAL);
            default -> throw new IllegalStateException(this + " cannot be combined");
        };
        var combined = combination.combine(number(first), number(second), secondLength);
        return bytes(combined, wide ? 8 : 4);
    }

    /** The header and form field that carries it. */
    public String header() {
        return this == MD5 ? "content-md5" : "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** By the name that requests give, in any case; empty if it is none of an object's. */
    public static Optional<Algorithm> named(String name) {
        for (var algorithm : values()) {
            if (algorithm != MD5 && algorithm.name().equalsIgnoreCase(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    private static long number(byte[] value) {
        return value.length == 8
                ? ByteBuffer.wrap(value).getLong()
                : ByteBuffer.wrap(value).getInt() & 0xFFFFFFFFL;
    }

    private static byte[] bytes(long value, int length) {
        var all = ByteBuffer.allocate(8).putLong(value).array();
        return java.util.Arrays.copyOfRange(all, 8 - length, 8);
    }

    private static Hash digest(String name) {
        try {
            var digest = MessageDigest.getInstance(name);
            return new Hash() {
                @Override
                public void update(byte[] bytes, int offset, int length) {
                    digest.update(bytes, offset, length);
                }

                @Override
                public byte[] value() {
                    return digest.digest();
                }
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + name, e);
        }
    }

    private static Hash crc(Checksum checksum, int length) {
        return new Hash() {
            @Override
            public void update(byte[] bytes, int offset, int count) {
                checksum.update(bytes, offset, count);
            }

            @Override
            public byte[] value() {
                return bytes(checksum.getValue(), length);
            }
        };
    }
}
