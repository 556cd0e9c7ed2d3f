package io.sosw.local.s3.store;

/**
 * A stretch of a body, stored as a whole.
 *
 * @param id of the entry or the file
 * @param length in bytes
 * @param inFile whether it is a file of its own
 */
public record Segment(long id, long length, boolean inFile) {}
