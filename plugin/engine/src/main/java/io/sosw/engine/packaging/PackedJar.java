package io.sosw.engine.packaging;

/**
 * A jar in a zip.
 *
 * @param size of the jar
 * @param zipped its share of the zip
 * @param origin what drags it in
 * @param hash SHA-256 of its bytes in hexadecimal; empty for what is no jar
 */
public record PackedJar(String name, ByteSize size, ByteSize zipped, String origin, String hash) {}
