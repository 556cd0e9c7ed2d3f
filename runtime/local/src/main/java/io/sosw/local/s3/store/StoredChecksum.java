package io.sosw.local.s3.store;

/**
 * An object's additional checksum.
 *
 * @param algorithm for example {@code CRC64NVME}
 * @param value base 64, with {@code -N} if composite
 * @param type {@code FULL_OBJECT} or {@code COMPOSITE}
 */
public record StoredChecksum(String algorithm, String value, String type) {}
