package io.sosw.local.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The one HTTP port behind which all services stand. Listens on the loopback interface only. */
public final class Gateway implements AutoCloseable {
    static {
        // read once by the JDK's server: without it every answer waits 40 ms for a delayed ACK
        setIfAbsent("sun.net.httpserver.nodelay", "true");
        setIfAbsent("sun.net.httpserver.idleInterval", "300");
        setIfAbsent("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private Gateway(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Binds the port and answers nothing until {@link #serve}: services may want to know the address first.
     *
     * @param port 0 for a free one
     * @throws java.net.BindException if the port is taken
     */
    public static Gateway bind(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        var server = HttpServer.create(address, 1024);
        var count = new AtomicInteger();
        // no upper bound: a long poll holds its thread for 20 seconds and must not keep others waiting
        var threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "request-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        return new Gateway(server, threads);
    }

    /** Begins to answer. */
    public Gateway serve(Router router, Controls controls, RandomGenerator random) {
        server.createContext("/", new GatewayHandler(router, controls, random));
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Such as {@code http://127.0.0.1:4566}: by address, so that SDKs put bucket names into the path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(1); // lets the answer to the one who asked for the end go out
        threads.shutdownNow();
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
