package io.sosw.engine.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What a running shim answers when it is asked for something itself.
 *
 * @param done whether it did it
 * @param text what it says
 */
record ShimControl(boolean done, String text) {
    private static final int FAILURE = 300;

    static ShimControl post(ShimEndpoint shim, String control, String body) throws IOException {
        var url = URI.create("http://127.0.0.1:" + shim.port() + "/_sosw/" + control)
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(2_000);
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        var done = connection.getResponseCode() < FAILURE;
        try (var in = done ? connection.getInputStream() : connection.getErrorStream()) {
            return new ShimControl(done, new String(in.readAllBytes(), StandardCharsets.UTF_8).trim());
        }
    }
}
