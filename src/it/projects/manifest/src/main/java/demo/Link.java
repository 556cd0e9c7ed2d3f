package demo;

/** A line of a manifest: anybody may fetch the report at the URL while it works. */
public record Link(String key, String url) {}
