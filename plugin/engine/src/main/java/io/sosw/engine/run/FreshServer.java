package io.sosw.engine.run;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers functions' processes that ask, before each event, whether their classes are what the sources mean: a line of JSON
 * for each line, empty once they are, else the mistake. A file tells them the port on 127.0.0.1.
 */
public final class FreshServer implements AutoCloseable {
    private static final int ROUNDS = 15;
    private static final long REST_MILLIS = 150;

    private final Check check;
    private final Path portFile;
    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> asking = ConcurrentHashMap.newKeySet();

    /** Brings the classes up to date. */
    @FunctionalInterface
    public interface Check {
        /** @throws UserError as long as an edit is broken */
        void now() throws IOException;
    }

    private FreshServer(Check check, Path portFile, ServerSocket server) {
        this.check = check;
        this.portFile = portFile;
        this.server = server;
    }

    /**
     * Begins to answer, and makes the compiler warm while nobody waits for it.
     *
     * @param warmUp done some times, beginning when what has just been started has got its share of the processors
     * @param portFile written now, deleted at the end
     */
    public static FreshServer start(Check check, Check warmUp, Path portFile) throws IOException {
        var server = start(check, portFile);
        daemon(() -> server.warm(warmUp));
        return server;
    }

    private void warm(Check compile) {
        try {
            boolean over = closed.await(REST_MILLIS * ROUNDS, TimeUnit.MILLISECONDS);
            for (var round = 0; round < ROUNDS && !over; round++) {
                compile.now();
                over = closed.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException | RuntimeException failed) {
            return; // whoever asks is told
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Begins to answer.
     *
     * @param portFile written now, deleted at the end
     */
    public static FreshServer start(Check check, Path portFile) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var server = new FreshServer(check, portFile, new ServerSocket(0, 50, loopback));
        Files.createDirectories(portFile.toAbsolutePath().getParent());
        portFile.toFile().deleteOnExit(); // Ctrl-C closes nothing
        Files.writeString(portFile, Integer.toString(server.server.getLocalPort()));
        daemon(server::accept);
        return server;
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "sosw-fresh");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                asking.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setTcpNoDelay(true);
            while ("fresh?".equals(in.readLine())) {
                socket.getOutputStream().write((Json.write(answer()) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            return; // the process has ended
        } finally {
            asking.remove(socket);
        }
    }

    private Map<String, String> answer() {
        try {
            check.now();
            return Map.of();
        } catch (UserError mistake) {
            return Map.of("problem", mistake.problem(), "fix", mistake.fix(), "docs", mistake.docs());
        } catch (IOException | RuntimeException failed) {
            return Map.of(
                    "problem",
                    "the sources cannot be compared: " + failed,
                    "fix",
                    "see Maven's terminal.",
                    "docs",
                    "broken-edit");
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        Files.deleteIfExists(portFile);
        server.close();
        for (Socket each : asking) {
            each.close();
        }
    }
}
