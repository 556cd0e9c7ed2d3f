package io.sosw.wrapper;

import io.sosw.event.RawEvent;
import io.sosw.event.S3Object;
import io.sosw.event.Unwrapping;
import io.sosw.json.Json;
import io.sosw.time.SystemClock;
import io.sosw.wrapper.lambda.RuntimeLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;

/**
 * What the build runs to train a cache of linked classes: each function is started and primed under a Runtime API that
 * soon ends. The application's jar is given apart from the class path, so that its classes cannot get into the cache.
 */
public final class Rehearsal {
    private static final byte[] SAMPLE =
            ("{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\","
                            + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\",\"size\":1.5,\"eTag\":null}}}]}")
                    .getBytes(StandardCharsets.UTF_8);

    private Rehearsal() {}

    /** Takes the application's jar and the names of its functions. */
    public static void main(String[] arguments) {
        var words = List.of(arguments);
        for (String name : words.subList(1, words.size())) {
            perform(words.get(0), name);
        }
        Unwrapping.unwrap(Json.parse(SAMPLE), S3Object.class);
        Unwrapping.unwrap(Json.parse(SAMPLE), RawEvent.class);
        Json.writeBytes(Json.parse(SAMPLE));
        System.exit(0); // whatever threads the functions have started
    }

    /** A function that cannot start here, where there is no AWS, has loaded a part of its classes all the same. */
    private static void perform(String application, String name) {
        var environment = new HashMap<>(System.getenv());
        environment.put("SOSW_FUNCTION", name);
        try {
            var loader = ApplicationLoader.open(application, Main.class.getClassLoader()); // which loads Main, too
            if (new RuntimeLoop(environment, loader, new SystemClock()).run() != 0) {
                System.out.println("Rehearsal: '" + name + "' did not start without its surroundings.");
            }
        } catch (IOException endOfEvents) {
            // as intended
        }
    }
}
