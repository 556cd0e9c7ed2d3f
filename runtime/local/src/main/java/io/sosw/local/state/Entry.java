package io.sosw.local.state;

import io.sosw.json.Json;
import io.sosw.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One record of the journal: what was done, when, with which randomness, and how it ended.
 *
 * @param time nanoseconds included
 * @param seed of the call's randomness
 * @param kind what was done: a call, the end of a timer, a delivery or a template
 * @param name the client interface, the timer's number, the ARN or the stack
 * @param operation of a call, or empty
 * @param content the request, message or template; asked for once, when it is written
 * @param body what a request streams: {@code file:NAME}, Base64, or empty
 * @param outcome an error's code, or empty
 */
record Entry(
        Instant time,
        long seed,
        String kind,
        String name,
        String operation,
        Supplier<String> content,
        String body,
        String outcome) {

    private static final JsonLimits LIMITS = new JsonLimits(16, 256 << 20, 64);

    static Entry of(String kind, String name, String operation, Supplier<String> content, String body) {
        return new Entry(Instant.EPOCH, 0, kind, name, operation, content, body, "");
    }

    Entry ended(Instant moment, long random, String code) {
        return new Entry(moment, random, kind, name, operation, content, body, code);
    }

    Moment moment() {
        return Moment.of(time, seed);
    }

    byte[] bytes() {
        var members =
                new LinkedHashMap<String, Object>(Map.of("t", time.toString(), "r", Long.toHexString(seed), "k", kind));
        put(members, "n", name);
        put(members, "o", operation);
        put(members, "q", content.get());
        put(members, "b", body);
        put(members, "e", outcome);
        return Json.writeBytes(members);
    }

    private static void put(Map<String, Object> members, String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
    }

    static Entry read(byte[] bytes) {
        if (!(Json.parse(new String(bytes, StandardCharsets.UTF_8), LIMITS) instanceof Map<?, ?> members)) {
            throw new IllegalStateException("A record that is no object");
        }
        var content = text(members, "q");
        return new Entry(
                Instant.parse(text(members, "t")),
                Long.parseUnsignedLong(text(members, "r"), 16),
                text(members, "k"),
                text(members, "n"),
                text(members, "o"),
                () -> content,
                text(members, "b"),
                text(members, "e"));
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String value ? value : "";
    }
}
