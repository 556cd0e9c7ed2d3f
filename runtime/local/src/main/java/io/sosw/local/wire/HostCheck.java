package io.sosw.local.wire;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests for foreign host names: a web page must not reach the shim by rebinding its own DNS name. An address in
 * numbers is no name that could be rebound, so a shim in a container is found by its address too.
 *
 * @param numbers whether any address in numbers will do
 * @param names that the shim goes by beside those of the loopback interface
 */
record HostCheck(boolean numbers, Set<String> names) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    /** For a shim that listens on the loopback interface. */
    static final HostCheck STRICT = new HostCheck(false, Set.of());

    String refusal(String hostHeader) {
        return numbers
                ? "The shim does not go by the name " + hostHeader + "; tell it by --public http://NAME:PORT"
                : "The shim answers on 127.0.0.1 only, not as " + hostHeader;
    }

    boolean allows(String hostHeader) {
        var host = PORT.matcher(hostHeader).replaceFirst("").toLowerCase(Locale.ROOT);
        // bucket.localhost: virtual-hosted buckets; such names never leave the machine (RFC 6761)
        return LOOPBACK.contains(host)
                || host.endsWith(".localhost")
                || numbers && NUMBERS.matcher(host).matches()
                || names.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }
}
