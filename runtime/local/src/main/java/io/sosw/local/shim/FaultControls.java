package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.fault.Faults;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Faults over HTTP: {@code GET}, {@code POST} with the rules as the body, and {@code DELETE /_sosw/faults}. */
final class FaultControls {
    private static final String PATH = " /_sosw/faults";
    private static final int LONGEST = 64 << 10;

    private FaultControls() {}

    static Map<String, Controls.Control> of(Faults faults) {
        return Map.of(
                "GET" + PATH, request -> standing(faults),
                "POST" + PATH, request -> added(faults, request),
                "DELETE" + PATH,
                        request -> {
                            faults.clear();
                            return standing(faults);
                        });
    }

    private static WireResponse added(Faults faults, WireRequest request) throws IOException {
        try {
            faults.add(new String(request.body().readNBytes(LONGEST), StandardCharsets.UTF_8).trim());
            return standing(faults);
        } catch (UserError e) {
            return WireResponse.text(400, "text/plain", e.getMessage() + "\n");
        }
    }

    private static WireResponse standing(Faults faults) {
        return WireResponse.text(200, "application/json", Json.pretty(faults.standing()) + "\n");
    }
}
