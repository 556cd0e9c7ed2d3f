package io.sosw.bench.json;

import com.google.gson.Gson;

/** Gson, bound to records by reflection. */
public final class WithGson {
    private WithGson() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) {
        var text = Input.text();
        var gson = new Gson();
        System.out.println(gson.toJson(gson.fromJson(text, Notification.class).loaded()));
    }
}
