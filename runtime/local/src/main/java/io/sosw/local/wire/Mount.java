package io.sosw.local.wire;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A service at its place on the port. The service itself is made at its first request.
 *
 * @param scope the name in the signature's credential scope
 * @param target what stands before the operation in {@code X-Amz-Target}, or empty
 * @param version the API version of the query protocol, by which unsigned requests are told apart, or empty
 * @param path what the paths of this service begin with, where two services share a scope, or empty
 * @param bodyLimit the largest body in bytes
 * @param protocol reads and writes what goes over the wire
 * @param service made once, when first asked for
 */
public record Mount(
        String scope,
        String target,
        String version,
        String path,
        long bodyLimit,
        Protocol protocol,
        Supplier<Served> service) {

    private static final long MEBIBYTE = 1L << 20;

    /** A service whose bodies are at most 16 MiB and that is known by scope and target alone. */
    public static Mount of(String scope, String target, Protocol protocol, Supplier<Served> service) {
        return new Mount(scope, target, "", "", 16 * MEBIBYTE, protocol, new Once<>(service));
    }

    public Mount withVersion(String apiVersion) {
        return new Mount(scope, target, apiVersion, path, bodyLimit, protocol, service);
    }

    public Mount withPath(String prefix) {
        return new Mount(scope, target, version, prefix, bodyLimit, protocol, service);
    }

    public Mount withBodyLimit(long bytes) {
        return new Mount(scope, target, version, path, bytes, protocol, service);
    }

    /** Makes the service now, for it may have timers. */
    public void make() {
        Objects.requireNonNull(service.get());
    }

    /** Ends the service, if it was ever made. */
    public void close() {
        if (service instanceof Once<Served> once) {
            once.ifMade(served -> close(served.client()));
        }
    }

    private static void close(Object client) {
        if (client instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    /** The same with something between protocol and service. */
    public Mount through(Calls calls) {
        Protocol guarded = (request, served) ->
                protocol.serve(request, new Served(served.scope(), served.api(), served.client(), calls));
        return new Mount(scope, target, version, path, bodyLimit, guarded, service);
    }

    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private java.util.Optional<T> made = java.util.Optional.empty();

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (made.isEmpty()) {
                made = java.util.Optional.of(maker.get());
            }
            return made.get();
        }

        synchronized void ifMade(Consumer<T> action) {
            made.ifPresent(action);
        }
    }
}
