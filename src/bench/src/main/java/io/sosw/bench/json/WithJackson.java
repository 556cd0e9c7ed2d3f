package io.sosw.bench.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Jackson databind, bound to records by reflection. */
public final class WithJackson {
    private WithJackson() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) throws IOException {
        var text = Input.text();
        var mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        System.out.println(mapper.writeValueAsString(
                mapper.readValue(text, Notification.class).loaded()));
    }
}
