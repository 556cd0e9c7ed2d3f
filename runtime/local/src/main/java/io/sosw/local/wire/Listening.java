package io.sosw.local.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway is to be found.
 *
 * @param address that it binds, in numbers; another than the loopback interface's is for containers, which are apart from
 *     the machine's network
 * @param port 0 for a free one
 * @param published what others are to call it, or null for the loopback address and the port
 */
public record Listening(String address, int port, @Nullable URI published) {
    private static final String LOOPBACK = "127.0.0.1";

    /** On this machine only. */
    public static Listening loopback(int port) {
        return new Listening(LOOPBACK, port, null);
    }

    InetSocketAddress socket() throws IOException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }

    /** Such as {@code http://127.0.0.1:4566}: by address, so that SDKs put bucket names into the path. */
    URI endpoint(int bound) {
        return published == null ? URI.create("http://" + LOOPBACK + ":" + bound) : published;
    }

    HostCheck hosts() {
        if (address.equals(LOOPBACK)) {
            return HostCheck.STRICT;
        }
        return new HostCheck(
                true, published == null ? Set.of() : Set.of(published.getHost().toLowerCase(Locale.ROOT)));
    }
}
