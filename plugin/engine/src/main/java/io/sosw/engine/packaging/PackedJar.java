package io.sosw.engine.packaging;

/**
 * A jar in a zip.
 *
 * @param size of the jar
 * @param zipped its share of the zip
 * @param origin what drags it in
 */
public record PackedJar(String name, ByteSize size, ByteSize zipped, String origin) {}
