package io.sosw.local.pattern;

import java.util.regex.Pattern;

/** An IPv4 network such as {@code 10.0.0.0/24}. */
final class Cidr {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private Cidr() {}

    static boolean contains(String network, String address) {
        var slash = network.indexOf('/');
        if (slash < 0) {
            return network.equals(address);
        }
        var bits = Integer.parseInt(network.substring(slash + 1));
        var base = number(network.substring(0, slash));
        var value = number(address);
        return base >= 0 && value >= 0 && (base >> (32 - bits)) == (value >> (32 - bits));
    }

    /** The address as a number, or -1 if it is none. */
    private static long number(String address) {
        var matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return -1;
        }
        var number = 0L;
        for (var i = 1; i <= 4; i++) {
            number = number << 8 | Integer.parseInt(matcher.group(i));
        }
        return number;
    }
}
