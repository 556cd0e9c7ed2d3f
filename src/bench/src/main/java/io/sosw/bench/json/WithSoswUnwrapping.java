package io.sosw.bench.json;

import io.sosw.event.S3Object;
import io.sosw.event.Unwrapping;
import io.sosw.json.Json;

/** Our own codec and the unwrapping to S3Object: what a function of the archetype pays. */
public final class WithSoswUnwrapping {
    private WithSoswUnwrapping() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) {
        var text = Input.text();
        var unit = Unwrapping.unwrap(Json.parse(text), S3Object.class).units().get(0);
        System.out.println(Json.write(unit.event()));
    }
}
