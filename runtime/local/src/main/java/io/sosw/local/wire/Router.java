package io.sosw.local.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the service that a request is for. */
public final class Router {
    private static final Pattern DATED_PATH = Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/.*");
    private static final String CBOR_PATH = "/service/";
    private volatile List<Mount> mounts;

    public Router(List<Mount> mounts) {
        this.mounts = List.copyOf(mounts);
    }

    /** Other services from now on. */
    public void replace(List<Mount> others) {
        mounts = List.copyOf(others);
    }

    public List<Mount> mounts() {
        return mounts;
    }

    /** The mount for the request; empty when nothing here serves it. */
    Optional<Mount> route(WireRequest request) {
        var target = request.header("x-amz-target");
        if (!target.isEmpty()) {
            var prefix = target.substring(0, Math.max(0, target.lastIndexOf('.')));
            return byTarget(prefix);
        }
        var scope = SignatureScope.of(request);
        return scope.isEmpty() ? unsigned(request) : byScope(scope, request.path());
    }

    private Optional<Mount> unsigned(WireRequest request) {
        var version = request.parameter("Version");
        if (!version.isEmpty() && !request.parameter("Action").isEmpty()) {
            return mounts.stream().filter(m -> m.version().equals(version)).findFirst();
        }
        if (request.path().startsWith(CBOR_PATH)) {
            var name = request.path().substring(CBOR_PATH.length()).split("/", 2)[0];
            return byTarget(name);
        }
        return byScope(DATED_PATH.matcher(request.path()).matches() ? "lambda" : "s3", request.path());
    }

    private Optional<Mount> byTarget(String target) {
        return mounts.stream()
                .filter(m -> !target.isEmpty() && m.target().equals(target))
                .findFirst();
    }

    private Optional<Mount> byScope(String scope, String path) {
        return mounts.stream()
                .filter(m -> m.scope().equals(scope) && path.startsWith(m.path()))
                .max(Comparator.comparingInt(m -> m.path().length()));
    }

    /** What the request wanted, for the message that nothing here serves it. */
    static String wanted(WireRequest request) {
        var target = request.header("x-amz-target");
        var scope = SignatureScope.of(request);
        if (!target.isEmpty()) {
            return target;
        }
        return scope.isEmpty() ? request.method() + " " + request.path() : scope;
    }
}
