package io.sosw.local.s3.checksum;

/** A checksum in the making. Not thread-safe. */
public interface Hash {

    /** Takes more bytes. */
    void update(byte[] bytes, int offset, int length);

    /** The checksum of all bytes so far; ends the computation. */
    byte[] value();
}
