package io.sosw.local.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The one HTTP port behind which all services stand. Listens on the loopback interface, unless told otherwise. */
public final class Gateway implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());

    static {
        // read once by the JDK's server: without it every answer waits 40 ms for a delayed ACK
        setIfAbsent("sun.net.httpserver.nodelay", "true");
        setIfAbsent("sun.net.httpserver.idleInterval", "300");
        setIfAbsent("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private static final long PATIENCE_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Listening listening;
    /** The gateway itself, which arrives when it closes, and each request that is being answered. */
    private final Phaser answering = new Phaser(1);

    private Gateway(HttpServer server, ExecutorService threads, Listening listening) {
        this.server = server;
        this.threads = threads;
        this.listening = listening;
    }

    /**
     * Binds the port and answers nothing until {@link #serve}: services may want to know the address first.
     *
     * @param port 0 for a free one
     * @throws java.net.BindException if the port is taken
     */
    public static Gateway bind(int port) throws IOException {
        return bind(Listening.loopback(port));
    }

    /**
     * The same elsewhere.
     *
     * @throws java.net.BindException if the port is taken
     */
    public static Gateway bind(Listening listening) throws IOException {
        var server = HttpServer.create(listening.socket(), 1024);
        var count = new AtomicInteger();
        // no upper bound: a long poll holds its thread for 20 seconds and must not keep others waiting
        var threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "request-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        return new Gateway(server, threads, listening);
    }

    /** Begins to answer. */
    public Gateway serve(Router router, Controls controls, RandomGenerator random) {
        var handler = new GatewayHandler(router, controls, random, listening.hosts());
        server.createContext("/", exchange -> {
            answering.register();
            try {
                handler.handle(exchange);
            } finally {
                answering.arriveAndDeregister();
            }
        });
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What clients are to call it. */
    public URI endpoint() {
        return listening.endpoint(port());
    }

    /** Lets answers under way go out, that to whoever asked for the end among them; long polls are cut. */
    @Override
    public void close() {
        try {
            answering.awaitAdvanceInterruptibly(answering.arrive(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException longPoll) {
            LOG.log(System.Logger.Level.DEBUG, "Requests are cut short", longPoll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
