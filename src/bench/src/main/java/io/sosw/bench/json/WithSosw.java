package io.sosw.bench.json;

import io.sosw.json.Json;

/** Our own codec, bound to records by reflection. */
public final class WithSosw {
    private WithSosw() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) {
        var text = Input.text();
        System.out.println(Json.write(Json.read(text, Notification.class).loaded()));
    }
}
