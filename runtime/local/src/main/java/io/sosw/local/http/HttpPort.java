package io.sosw.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.support.BasicHttpServerExpectationDecorator;
import org.apache.hc.core5.http.io.support.BasicHttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.io.CloseMode;

/**
 * An HTTP/1.1 server: a thread for each connection, so that whoever waits in a long poll keeps no other waiting and no
 * request changes threads.
 */
public final class HttpPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpPort.class.getName());
    private static final int BACKLOG = 1024;
    private static final int IDLE_MILLISECONDS = 300_000;
    private static final int LINE = 128 << 10;
    private static final int PATIENCE_SECONDS = 1;
    private static final int HEADERS = 1_000;
    private static final long WAIT_NANOS = 100_000_000;
    private static final Http1Config HTTP = Http1Config.custom()
            .setMaxLineLength(LINE)
            .setMaxHeaderCount(HEADERS)
            .build();

    private final ServerSocket socket;
    private final ExecutorService threads;
    private volatile Future<?> accepting = CompletableFuture.completedFuture(null);
    private final Set<AnsweringConnection> connections = ConcurrentHashMap.newKeySet();

    private HttpPort(ServerSocket socket, ExecutorService threads) {
        this.socket = socket;
        this.threads = threads;
    }

    /**
     * Binds the port; who connects waits until {@link #serve}.
     *
     * @param name of its threads
     * @throws java.net.BindException if the port is taken
     */
    public static HttpPort bind(InetSocketAddress address, String name) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(address, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var count = new AtomicInteger();
        return new HttpPort(socket, Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, name + "-" + count.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** The same on a free port of the loopback interface. */
    public static HttpPort loopback(String name) throws IOException {
        return bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), name);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Such as {@code 127.0.0.1:4566}. */
    public String address() {
        return socket.getInetAddress().getHostAddress() + ":" + port();
    }

    /** Begins to answer. An {@link IOException} of the handler hangs up. */
    public void serve(HttpServerRequestHandler handler) {
        var service = HttpService.builder()
                .withHttp1Config(HTTP)
                .withHttpProcessor(HttpProcessorBuilder.create()
                        .add(ResponseDate.INSTANCE)
                        .add(new ResponseContent(true))
                        .build())
                .withHttpServerRequestHandler(new BasicHttpServerExpectationDecorator(handler))
                .build();
        accepting = threads.submit(() -> accept(service));
    }

    /** The same where each answer is made before its first byte goes out. */
    public void answer(HttpRequestHandler handler) {
        serve(new BasicHttpServerRequestHandler((request, context) -> handler));
    }

    /** What was sent with the request; at its end at once where that is nothing. */
    public static InputStream body(ClassicHttpRequest request) throws IOException {
        var entity = request.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private void accept(HttpService service) {
        while (!socket.isClosed()) {
            try {
                var peer = socket.accept();
                threads.execute(() -> converse(service, peer));
            } catch (IOException | RejectedExecutionException e) {
                if (!socket.isClosed()) {
                    LOG.log(Level.WARNING, "Nobody more is let in for now", e);
                    LockSupport.parkNanos(WAIT_NANOS); // for a file or a thread to become free
                }
            }
        }
    }

    private void converse(HttpService service, Socket peer) {
        try (peer;
                var connection = new AnsweringConnection(HTTP)) {
            peer.setTcpNoDelay(true); // otherwise an answer of two packets waits 40 ms for a delayed ACK
            peer.setSoTimeout(IDLE_MILLISECONDS);
            connection.bind(peer);
            connections.add(connection);
            try {
                while (connection.isOpen() && !socket.isClosed()) {
                    service.handleRequest(connection, HttpCoreContext.create());
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException | HttpException e) {
            LOG.log(Level.DEBUG, "The connection of " + peer.getRemoteSocketAddress() + " ends", e);
        }
    }

    /** Hangs up on everybody at once; who waits in a handler is interrupted. */
    @Override
    public void close() {
        try {
            socket.close();
            accepting.get(PATIENCE_SECONDS, TimeUnit.SECONDS); // until then the system keeps the port open
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "The port is not closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(each -> each.close(CloseMode.GRACEFUL));
        threads.shutdownNow();
    }
}
