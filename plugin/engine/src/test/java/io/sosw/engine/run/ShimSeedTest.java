package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimSeedTest {
    @TempDir
    Path project;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void whatWasPutIsCounted() throws Exception {
        answering(200, "{\"objects\":1,\"items\":2,\"messages\":3}", () -> seed("seed"));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Seeded from seed: 1 objects, 2 items, 3 messages.");
    }

    @Test
    void whatTheShimRefusesIsTold() throws Exception {
        answering(
                400,
                "there is no folder x",
                () -> assertThatThrownBy(() -> seed("x")).isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.problem()).isEqualTo("the shim could not be filled: there is no folder x");
                    assertThat(e.fix()).contains("mvn sosw:seed -Dsosw.seed=x");
                }));
    }

    @Test
    void withoutAShimThereIsNothingToFill() {
        assertThatThrownBy(() -> seed("seed")).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.problem()).startsWith("no shim of " + project + " is running");
            assertThat(e.fix()).contains("mvn sosw:shim");
        });
    }

    private void seed(String data) throws IOException {
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));
        new ShimSeed(new ShimFolder(project), console).seed(data);
    }

    private void answering(int status, String body, Seed work) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/_sosw/seed", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            var me = ProcessHandle.current();
            var endpoint = new LinkedHashMap<String, Object>();
            endpoint.put("pid", me.pid());
            endpoint.put("startInstant", me.info().startInstant().orElseThrow().toString());
            endpoint.put("port", server.getAddress().getPort());
            endpoint.put("endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
            endpoint.put("region", "us-east-1");
            endpoint.put("accountId", "000000000000");
            endpoint.put("resources", Map.of());
            var folder = new ShimFolder(project);
            folder.prepare();
            Files.writeString(folder.endpointFile(), Json.write(endpoint));
            work.run();
        } finally {
            server.stop(0);
        }
    }

    @FunctionalInterface
    private interface Seed {
        void run() throws IOException;
    }
}
