package ${package};

import io.sosw.config.Config;
import io.sosw.function.Invocation;
import io.sosw.objects.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A context for tests: one object, a list as the table, a clock that stands still. */
final class AirportContexts extends AirportContext {
    private static final Invocation TEST = new Invocation(
            "test", "load-airports", "", 0, 1, Instant.MAX, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private final List<Airport> inserted = new ArrayList<>();

    private AirportContexts(Config config, ObjectStore objects) {
        super(config, TEST, objects);
    }

    static AirportContexts with(String key, String content) {
        var objects = new ObjectsInMemory();
        objects.put("raw-data", key, content.getBytes(StandardCharsets.UTF_8));
        return new AirportContexts(Config.fixed(), objects);
    }

    AirportContexts delimitedBy(String delimiter) {
        return new AirportContexts(config().with(DELIMITER, delimiter), objects());
    }

    List<Airport> inserted() {
        return inserted;
    }

    @Override
    public AirportTable airports() {
        return airports -> {
            airports.forEach(inserted::add);
            return inserted.size();
        };
    }
}
