package io.sosw.local.s3.store;

/**
 * A part of a completed multipart upload.
 *
 * @param number as uploaded, 1 to 10,000
 * @param size in bytes
 * @param checksum in base 64, or empty
 */
public record PartSummary(int number, long size, String checksum) {}
