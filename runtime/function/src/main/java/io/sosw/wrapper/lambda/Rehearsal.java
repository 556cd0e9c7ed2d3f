package io.sosw.wrapper.lambda;

import io.sosw.event.RawEvent;
import io.sosw.event.S3Object;
import io.sosw.event.Unwrapping;
import io.sosw.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
            var loader = new URLClassLoader(new URL[] {url(application)}, Rehearsal.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            if (new RuntimeLoop(environment, loader, Clock.systemUTC()).run() != 0) {
                System.out.println("Rehearsal: '" + name + "' did not start without its surroundings.");
            }
        } catch (IOException endOfEvents) {
            // as intended
        }
    }

    private static URL url(String application) throws MalformedURLException {
        return new File(application).toURI().toURL();
    }
}
