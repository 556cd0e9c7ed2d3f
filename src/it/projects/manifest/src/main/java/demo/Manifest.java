package demo;

/**
 * What to send to somebody without an AWS account.
 *
 * @param count links in it
 * @param key of the manifest in its bucket
 * @param url where anybody can fetch it, for as long as the links in it work
 */
public record Manifest(long count, String key, String url) {}
