package io.sosw.wrapper;

import io.sosw.error.UserError;
import io.sosw.function.Invocation;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.log.LineLogger;
import io.sosw.wrapper.dispatch.EventHandler;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code --event}: one run, its result on standard output. */
final class EventRun {
    private final Place place;
    private final FunctionDescriptor function;
    private final EventHandler handler;

    EventRun(Place place, FunctionDescriptor function, EventHandler handler) {
        this.place = place;
        this.function = function;
        this.handler = handler;
    }

    int run(String argument) throws Exception {
        var event = read(argument);
        var invocation = new Invocation(
                place.requestIds().get(),
                function.name(),
                "",
                function.memory(),
                1,
                place.clock().instant().plus(function.timeout()),
                place.clock());
        LineLogger.request(invocation.requestId());
        try {
            place.out().write(Json.writeBytes(handler.handle(event, invocation)));
            place.out().println();
        } finally {
            LineLogger.request(null);
        }
        return 0;
    }

    private @Nullable Object read(String argument) {
        try {
            return Json.parse(text(argument));
        } catch (JsonException e) {
            throw new UserError(
                    "The event (--event) is not JSON: " + e.getMessage(),
                    "give JSON, the name of a file that holds JSON, or - for standard input.",
                    "event",
                    e);
        } catch (IOException | InvalidPathException e) {
            throw new UserError(
                    "The event '" + argument + "' (--event) cannot be read: " + e,
                    "give JSON, the name of a file that holds JSON, or - for standard input.",
                    "event",
                    e);
        }
    }

    private String text(String argument) throws IOException {
        var trimmed = argument.trim();
        if (trimmed.equals("-")) {
            return new String(place.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        if (trimmed.startsWith("{") || trimmed.startsWith("[") || trimmed.startsWith("\"")) {
            return trimmed;
        }
        return Files.readString(Path.of(trimmed));
    }
}
