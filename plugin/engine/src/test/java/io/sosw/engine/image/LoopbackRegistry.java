package io.sosw.engine.image;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's {@code docker-registry} on 127.0.0.1. */
final class LoopbackRegistry implements AutoCloseable {
    private final Process process;
    private final int port;

    private LoopbackRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LoopbackRegistry start(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Docker.installed("docker-registry") || "1".equals(System.getenv("SOSW_REQUIRE_DOCKER")),
                "docker-registry is not installed (Debian: apt-get install docker-registry)");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder);
        var config = folder.resolve("config.yml");
        Files.writeString(
                config,
                "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + folder.resolve("data")
                        + "}}\nhttp: {addr: '127.0.0.1:" + port + "'}\n");
        var process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var registry = new LoopbackRegistry(process, port);
        while (!registry.answers()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("docker-registry ended: " + Files.readString(folder.resolve("log")));
            }
        }
        return registry;
    }

    private boolean answers() {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://" + address() + "/v2/").toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
