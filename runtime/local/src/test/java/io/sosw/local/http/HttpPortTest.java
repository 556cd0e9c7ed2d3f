package io.sosw.local.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may say on a raw socket; the handler repeats method, path and body. */
@Timeout(20)
class HttpPortTest {
    private static final int WAITING = 100;

    private final CountDownLatch polling = new CountDownLatch(WAITING);
    private final CountDownLatch interrupted = new CountDownLatch(WAITING);
    private HttpPort port;

    @BeforeEach
    void serve() throws IOException {
        port = HttpPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "test");
        port.serve(this::repeat);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void aConnectionIsKeptAndARequestMayFollowBeforeTheAnswer() throws Exception {
        try (var client = connect()) {
            send(client, "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\noneGET /b HTTP/1.1\r\n\r\n");

            assertThat(body(client.getInputStream())).isEqualTo("POST /a one");
            assertThat(body(client.getInputStream())).isEqualTo("GET /b ");
        }
    }

    @Test
    void theBodyIsAskedForWhereTheClientWaitsForThat() throws Exception {
        try (var client = connect()) {
            send(client, "PUT /c HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(line(client.getInputStream())).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(line(client.getInputStream())).isEmpty();
            send(client, "3\r\none\r\n0\r\n\r\n");

            assertThat(body(client.getInputStream())).isEqualTo("PUT /c one");
        }
    }

    @Test
    void aPathIsLeftAsItCame() throws Exception {
        assertThat(answer("GET //b///c%2F{}|?x=%20&y HTTP/1.1\r\n\r\n")).isEqualTo("GET //b///c%2F{}|?x=%20&y ");
        assertThat(answer("GET http://127.0.0.1:1/d?e HTTP/1.1\r\n\r\n")).isEqualTo("GET /d?e ");
    }

    @Test
    void whoWaitsKeepsNobodyWaitingAndIsSentAwayAtTheEnd() throws Exception {
        var clients = new ArrayList<Socket>();
        try {
            for (int i = 0; i < WAITING; i++) {
                var client = connect();
                clients.add(client);
                send(client, "GET /poll HTTP/1.1\r\n\r\n");
            }
            polling.await();
            assertThat(answer("GET /e HTTP/1.1\r\n\r\n")).isEqualTo("GET /e ");

            port.close();

            interrupted.await();
            for (var client : clients) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000})
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne(long length) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + port.port() + "/broken?" + length);
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(uri).build();

        assertThatThrownBy(() -> http.send(request, BodyHandlers.ofByteArray())).isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPortIsSaidAndAClosedOneIsFreeAtOnce() throws Exception {
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());
        assertThatThrownBy(() -> HttpPort.bind(taken, "other").close()).isInstanceOf(BindException.class);
        try (var client = connect()) {
            send(client, "GET /f HTTP/1.1\r\n\r\n");
            body(client.getInputStream());
            port.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }

        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        try (var again = HttpPort.bind(taken, "again")) {
            assertThat(again.port()).isEqualTo(taken.getPort());
        }
    }

    private void repeat(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws IOException, HttpException {
        if (request.getPath().equals("/poll")) {
            poll();
        }
        if (request.getPath().startsWith("/broken?")) {
            var length = Long.parseLong(request.getPath().substring("/broken?".length()));
            var broken = new BasicClassicHttpResponse(200);
            broken.setEntity(new EntityTemplate(length, null, null, out -> {
                out.write(new byte[100_000]);
                throw new IOException("the rest cannot be read");
            }));
            trigger.submitResponse(broken);
            return;
        }
        var entity = request.getEntity();
        var body = entity == null ? "" : EntityUtils.toString(entity);
        var response = new BasicClassicHttpResponse(200);
        response.setEntity(new StringEntity(request.getMethod() + " " + request.getPath() + " " + body));
        trigger.submitResponse(response);
    }

    private void poll() throws IOException {
        polling.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IOException(e);
        }
    }

    private String answer(String request) throws IOException {
        try (var client = connect()) {
            send(client, request);
            return body(client.getInputStream());
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port.port());
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** The body of one answer of status 200. */
    private static String body(InputStream in) throws IOException {
        assertThat(line(in)).isEqualTo("HTTP/1.1 200 OK");
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            }
        }
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
