package io.sosw.bench.micronaut;

import io.micronaut.serde.annotation.Serdeable;

/** The answer. */
@Serdeable
public class Found {
    private final String iata;
    private final String name;

    Found(String iata, String name) {
        this.iata = iata;
        this.name = name;
    }

    public String getIata() {
        return iata;
    }

    public String getName() {
        return name;
    }
}
