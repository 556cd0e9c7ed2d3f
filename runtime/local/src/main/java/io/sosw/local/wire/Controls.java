package io.sosw.local.wire;

import java.util.Map;

/**
 * Requests to the shim itself, beside those to services: {@code /_sosw/...}.
 *
 * @param byRequest keys such as {@code POST /_sosw/stop}
 */
public record Controls(Map<String, Control> byRequest) {
    static final String PREFIX = "/_sosw/";

    /** No controls. */
    public static Controls none() {
        return new Controls(Map.of());
    }

    WireResponse answer(WireRequest request) throws java.io.IOException {
        var control = byRequest.get(request.method() + " " + request.path());
        return control == null
                ? WireResponse.text(404, "text/plain", "The shim knows " + byRequest.keySet() + "\n")
                : control.answer(request);
    }

    /** Answers one kind of request. */
    @FunctionalInterface
    public interface Control {
        WireResponse answer(WireRequest request) throws java.io.IOException;
    }
}
