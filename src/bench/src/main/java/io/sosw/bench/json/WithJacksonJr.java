package io.sosw.bench.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;

/** Jackson jr, bound to records by reflection. */
public final class WithJacksonJr {
    private WithJacksonJr() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) throws IOException {
        var text = Input.text();
        System.out.println(
                JSON.std.asString(JSON.std.beanFrom(Notification.class, text).loaded()));
    }
}
