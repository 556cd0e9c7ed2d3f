package demo;

/**
 * What a manifest is wanted of.
 *
 * @param prefix where the keys begin, for example {@code 2026/04/}; empty for the whole bucket
 */
public record Folder(String bucket, String prefix) {}
