package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Tells the running shim that the template has changed. */
public final class ShimTemplate implements LiveProject.TemplateUpdate {
    private final ShimFolder folder;
    private final Console console;

    /** The shim of the folder's project. */
    public ShimTemplate(ShimFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    @Override
    public void now() throws IOException {
        var live = folder.live();
        if (live.isEmpty()) {
            return;
        }
        var url = URI.create("http://127.0.0.1:" + live.get().port() + "/_sosw/apply")
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(2_000);
        connection.setDoOutput(true);
        connection.getOutputStream().close();
        if (connection.getResponseCode() < 300) {
            try (var in = connection.getInputStream()) {
                in.readAllBytes();
            }
            console.line("template.yaml has changed: the shim has what it says now.");
            return;
        }
        try (var in = connection.getErrorStream()) {
            throw new UserError(
                    "the shim cannot make what template.yaml says now: "
                            + new String(in.readAllBytes(), StandardCharsets.UTF_8).trim(),
                    "mend template.yaml; the shim keeps what it has.",
                    "broken-edit");
        }
    }
}
