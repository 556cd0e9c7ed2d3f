package io.sosw.bench.micronaut;

import io.micronaut.serde.annotation.Serdeable;

/** The event, a bean: AWS's client binds it, and its Jackson is too old for records. */
@Serdeable
public class Wanted {
    private String iata;

    public String getIata() {
        return iata;
    }

    public void setIata(String iata) {
        this.iata = iata;
    }
}
