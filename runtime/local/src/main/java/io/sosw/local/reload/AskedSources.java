package io.sosw.local.reload;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the process that compiles, as long as there is one: a file holds its port on 127.0.0.1. A line is sent, a line of
 * JSON comes back: empty, or what keeps the sources from compiling.
 */
final class AskedSources implements SourceCheck, AutoCloseable {
    /** Longer than any compilation that a person would wait for. */
    private static final int PATIENCE_MILLIS = 120_000;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Path portFile;
    private String port = "";
    private @Nullable Socket socket;
    private @Nullable BufferedReader answers;

    AskedSources(Path portFile) {
        this.portFile = portFile;
    }

    @Override
    public synchronized void bringUpToDate() {
        try {
            var now = Files.readString(portFile).trim();
            if (!now.equals(port)) {
                close();
                port = now;
            }
            judge(answer());
        } catch (NoSuchFileException nobodyCompiles) {
            port = "";
        } catch (IOException ended) {
            close();
        }
    }

    private String answer() throws IOException {
        if (socket != null) {
            try {
                return exchange();
            } catch (IOException stale) {
                close();
            }
        }
        return exchange();
    }

    private String exchange() throws IOException {
        var reader = answers;
        if (socket == null || reader == null) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), Integer.parseInt(port)), 2_000);
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            answers = reader;
        }
        socket.getOutputStream().write("fresh?\n".getBytes(StandardCharsets.UTF_8));
        var line = reader.readLine();
        if (line == null) {
            throw new IOException("the compiling process has closed the connection");
        }
        return line;
    }

    private static void judge(String line) {
        if (Json.parse(line) instanceof Map<?, ?> answer && answer.containsKey("problem")) {
            throw new UserError(
                    String.valueOf(answer.get("problem")),
                    String.valueOf(answer.get("fix")),
                    String.valueOf(answer.get("docs")));
        }
    }

    @Override
    public synchronized void close() {
        var open = socket;
        socket = null;
        answers = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                port = "";
            }
        }
    }
}
