package io.sosw.local.wire;

import java.util.Locale;
import java.util.Set;

/** Refuses requests for foreign host names: a web page must not reach the shim by rebinding its own DNS name. */
final class HostCheck {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private HostCheck() {}

    static boolean isLocal(String hostHeader) {
        var host = hostHeader.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        // bucket.localhost: virtual-hosted buckets; such names never leave the machine (RFC 6761)
        return LOOPBACK.contains(host) || host.endsWith(".localhost");
    }
}
