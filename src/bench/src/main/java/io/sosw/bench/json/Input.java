package io.sosw.bench.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The document that all read. */
final class Input {
    private Input() {}

    static String text() {
        try (var in = Input.class.getResourceAsStream("/s3-notification.json")) {
            if (in == null) {
                throw new IllegalStateException("no s3-notification.json on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
