package io.sosw.local.wire;

import io.sosw.local.http.HttpPort;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** The one HTTP port behind which all services stand. Listens on the loopback interface, unless told otherwise. */
public final class Gateway implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());
    private static final long PATIENCE_SECONDS = 1;

    private final HttpPort port;
    private final Listening listening;
    /** The gateway itself, which arrives when it closes, and each request that is being answered. */
    private final Phaser answering = new Phaser(1);

    private Gateway(HttpPort port, Listening listening) {
        this.port = port;
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
        return new Gateway(HttpPort.bind(listening.socket(), "request"), listening);
    }

    /** Begins to answer. */
    public Gateway serve(Router router, Controls controls, RandomGenerator random) {
        var handler = new GatewayHandler(router, controls, random, listening.hosts());
        port.serve((request, trigger, context) -> {
            answering.register();
            try {
                handler.handle(request, trigger, context);
            } finally {
                answering.arriveAndDeregister();
            }
        });
        return this;
    }

    public int port() {
        return port.port();
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
        port.close();
    }
}
