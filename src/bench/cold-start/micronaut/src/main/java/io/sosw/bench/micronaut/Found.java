package io.sosw.bench.micronaut;

import io.micronaut.serde.annotation.Serdeable;

/** The answer. */
@Serdeable
public record Found(String iata, String name) {}
