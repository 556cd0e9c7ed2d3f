package io.sosw.bench.json;

import io.avaje.jsonb.Json;

/** A result to be written. */
@Json
public record Loaded(String bucket, String key, long bytes) {}
