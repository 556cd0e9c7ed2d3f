package io.sosw.engine.image;

/**
 * An image that was built.
 *
 * @param digest of its manifest, as registries name it: {@code sha256:…}
 * @param imageId of its configuration, as Docker engines name it: {@code sha256:…}
 */
public record BuiltImage(String digest, String imageId) {}
