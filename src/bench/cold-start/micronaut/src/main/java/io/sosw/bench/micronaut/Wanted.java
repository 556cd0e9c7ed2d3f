package io.sosw.bench.micronaut;

import io.micronaut.serde.annotation.Serdeable;

/** The event. */
@Serdeable
public record Wanted(String iata) {}
