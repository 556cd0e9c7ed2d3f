package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Fills a running shim from a folder of its project. */
public final class ShimSeed {
    private final ShimFolder folder;
    private final Console console;

    /** The shim of the folder's project. */
    public ShimSeed(ShimFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /** What the shim says it has put. */
    private record Seeded(int objects, int items, int messages) {}

    /**
     * Puts the folder's objects, items and messages, and prints how many.
     *
     * @param data in the project, such as {@code seed}
     * @throws UserError if no shim runs, or as the shim says
     */
    public void seed(String data) throws IOException {
        var shim = folder.live()
                .orElseThrow(() -> new UserError(
                        "no shim of " + folder.project() + " is running, so there is nothing to fill",
                        "start it in another terminal: mvn sosw:shim",
                        "no-shim"));
        var seeded = Json.read(answer(shim, data), Seeded.class);
        console.line("Seeded from " + Path.of(data) + ": " + seeded.objects() + " objects, " + seeded.items()
                + " items, " + seeded.messages() + " messages.");
    }

    private static String answer(ShimEndpoint shim, String data) throws IOException {
        var url = URI.create("http://127.0.0.1:" + shim.port() + "/_sosw/seed").toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(2_000);
        connection.setDoOutput(true);
        try (var body = connection.getOutputStream()) {
            body.write(data.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() < 300) {
            try (var in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        try (var in = connection.getErrorStream()) {
            throw new UserError(
                    "the shim could not be filled: " + new String(in.readAllBytes(), StandardCharsets.UTF_8).trim(),
                    "mend what it names, then type it again: mvn sosw:seed -Dsosw.seed=" + data,
                    "seed-folder");
        }
    }
}
