package io.sosw.wrapper.lambda;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API over one kept-alive socket. A socket and these few lines start in a fraction of the time that an HTTP
 * client of the JDK takes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: the runtime API</a>
 */
final class RuntimeApi implements Closeable {
    private static final String BASE = "/2018-06-01/runtime/";

    private final String host;
    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /** Connects on the first request. */
    RuntimeApi(String hostAndPort) {
        var colon = hostAndPort.lastIndexOf(':');
        this.host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        this.port = colon < 0 ? 80 : Integer.parseInt(hostAndPort.substring(colon + 1));
    }

    /** Waits, for as long as it takes, for the next event. */
    HttpMessage next() throws IOException {
        return expect(request("GET", "invocation/next", null, null), "invocation/next", 200);
    }

    /** Answers; returns the status, 413 if the answer is too large. */
    int response(String requestId, byte[] body) throws IOException {
        var path = "invocation/" + requestId + "/response";
        var answer = request("POST", path, body, null);
        return answer.status() == 413 ? 413 : expect(answer, path, 202).status();
    }

    void error(String requestId, byte[] body, String type) throws IOException {
        var path = "invocation/" + requestId + "/error";
        expect(request("POST", path, body, type), path, 202);
    }

    void initError(byte[] body, String type) throws IOException {
        expect(request("POST", "init/error", body, type), "init/error", 202);
    }

    void restoreError(byte[] body, String type) throws IOException {
        expect(request("POST", "restore/error", body, type), "restore/error", 202);
    }

    /** Primed and ready for the snapshot; the answer comes in each process that is restored from it. */
    void restored() throws IOException {
        expect(request("GET", "restore/next", null, null), "restore/next", 200);
    }

    /** AWS: on 500 the container is broken and the runtime must exit; other refusals are defects. */
    private static HttpMessage expect(HttpMessage answer, String path, int status) throws IOException {
        if (answer.status() != status) {
            throw new IOException("The Runtime API answered " + answer.status() + " to " + path + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private HttpMessage request(String method, String path, byte @Nullable [] body, @Nullable String errorType)
            throws IOException {
        var head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(BASE)
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append(':')
                .append(port)
                .append("\r\n");
        if (body != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        if (errorType != null) {
            head.append("Lambda-Runtime-Function-Error-Type: ")
                    .append(errorType)
                    .append("\r\n");
        }
        var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var kept = socket != null;
        try {
            return exchange(bytes, body);
        } catch (IOException e) {
            close();
            if (!kept) {
                throw e;
            }
            return exchange(bytes, body);
        }
    }

    private HttpMessage exchange(byte[] head, byte @Nullable [] body) throws IOException {
        if (socket == null || in == null) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port));
            in = new BufferedInputStream(socket.getInputStream());
        }
        var out = socket.getOutputStream();
        if (body == null) {
            out.write(head);
        } else {
            var whole = java.util.Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            out.write(whole);
        }
        out.flush();
        var answer = HttpMessage.read(in);
        if (answer == null) {
            throw new IOException("The Runtime API closed the connection");
        }
        if (answer.closes()) {
            close();
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
