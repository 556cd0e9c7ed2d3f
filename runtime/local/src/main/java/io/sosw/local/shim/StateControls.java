package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.local.state.Durable;
import io.sosw.local.state.States;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The state over HTTP: {@code POST /_sosw/reset}, {@code /_sosw/save} and {@code /_sosw/load} with a name as the body.
 *
 * @param durable of the life that is now
 * @param provisioning is still while files are copied
 * @param rebirth ends this life, does something to the state on disk, and begins the next
 */
record StateControls(States states, Supplier<Durable> durable, Provisioning provisioning, Rebirth rebirth) {
    private static final int LONGEST = 256;

    /** Ends a life and begins the next. */
    @FunctionalInterface
    interface Rebirth {
        void after(Change change) throws IOException;
    }

    /** What is done to the state on disk in between. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }

    Map<String, Controls.Control> controls() {
        return Map.of(
                "POST /_sosw/reset", request -> answer("reset", () -> rebirth.after(states::reset)),
                "POST /_sosw/save",
                        request -> {
                            var name = name(request);
                            return answer(
                                    "saved " + name, () -> provisioning.still(() -> states.save(name, durable.get())));
                        },
                "POST /_sosw/load",
                        request -> {
                            var name = name(request);
                            return answer("loaded " + name, () -> {
                                states.existing(name);
                                rebirth.after(() -> states.load(name));
                            });
                        });
    }

    private static String name(WireRequest request) throws IOException {
        return new String(request.body().readNBytes(LONGEST), StandardCharsets.UTF_8).trim();
    }

    private static WireResponse answer(String done, Change change) throws IOException {
        try {
            change.make();
            return WireResponse.text(200, "text/plain; charset=utf-8", done + "\n");
        } catch (UserError e) {
            return WireResponse.text(400, "text/plain; charset=utf-8", e.getMessage() + "\n");
        }
    }
}
