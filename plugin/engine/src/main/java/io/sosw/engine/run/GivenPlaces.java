package io.sosw.engine.run;

import io.sosw.error.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether the person says where AWS is: then no shim is started for the run. */
final class GivenPlaces {
    private static final Set<String> SEED = Set.of("SQS_ENDPOINT", "S3_ENDPOINT");

    private GivenPlaces() {}

    /** Whether the run only prints, and needs no place at all. */
    static boolean unneeded(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.matches("--(help|config)(=true)?"));
    }

    static boolean any(List<String> arguments, Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(GivenPlaces::names)
                || arguments.stream().anyMatch(argument -> argument.matches("--[a-z0-9_]+_endpoint(=.*)?"));
    }

    /** Refuses what was exported for a shim that has gone: the function would wait for it in vain. */
    static void requireAnswering(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, url) -> {
            if (names(variable) && gone(url)) {
                throw new UserError(
                        variable + " is " + url + " (environment), and nobody listens there",
                        "type unset " + variable + " to use the project's shim, or start what shall listen there.",
                        "stale-endpoint");
            }
        });
    }

    /** On this machine only: what is elsewhere may take its time. */
    private static boolean gone(String url) {
        try {
            var place = URI.create(url);
            var address = InetAddress.getByName(String.valueOf(place.getHost()));
            if (place.getPort() < 0 || !address.isLoopbackAddress()) {
                return false;
            }
            SocketChannel.open(new InetSocketAddress(address, place.getPort())).close();
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException | IllegalArgumentException unclear) {
            return false; // the function tells it better
        }
    }

    private static boolean names(String variable) {
        return variable.startsWith("AWS_ENDPOINT_URL") || SEED.contains(variable);
    }
}
