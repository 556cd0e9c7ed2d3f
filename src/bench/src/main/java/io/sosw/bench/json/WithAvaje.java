package io.sosw.bench.json;

import io.avaje.jsonb.Jsonb;

/** Avaje jsonb, bound by adapters that its annotation processor has generated. */
public final class WithAvaje {
    private WithAvaje() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) {
        var text = Input.text();
        var jsonb = Jsonb.builder().build();
        System.out.println(
                jsonb.toJson(jsonb.type(Notification.class).fromJson(text).loaded()));
    }
}
