package io.sosw.engine.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host name of a private registry at Amazon.
 *
 * @param account its twelve digits
 */
public record EcrName(String account, String region) {
    private static final Pattern HOST =
            Pattern.compile("([0-9]{12})\\.dkr\\.ecr(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");

    /** The parts of a host name, or nothing if it is another registry's. */
    public static Optional<EcrName> of(String host) {
        var matcher = HOST.matcher(host);
        return matcher.matches() ? Optional.of(new EcrName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The host in the name of an image. */
    public static Optional<EcrName> ofReference(String reference) {
        int slash = reference.indexOf('/');
        return slash < 0 ? Optional.empty() : of(reference.substring(0, slash));
    }
}
