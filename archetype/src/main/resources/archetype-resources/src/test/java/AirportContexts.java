package ${package};

import io.sosw.config.Config;
import io.sosw.local.junit.FakeDatabase;
import io.sosw.local.junit.FakeObjects;
import io.sosw.local.junit.Invocations;
import io.sosw.local.junit.TestContexts;
import io.sosw.objects.ObjectStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** A context for tests: one object, the tables of schema/ in memory, a clock that stands still, the values of const.yml. */
final class AirportContexts extends AirportContext {
    private final FakeDatabase database;

    private AirportContexts(Config config, ObjectStore objects, FakeDatabase database) {
        super(config, Invocations.fixed(), objects);
        this.database = database;
    }

    static AirportContexts with(String key, String content) {
        return new AirportContexts(
                TestContexts.config(AirportContext.factory()),
                FakeObjects.with("raw-data", key, content),
                FakeDatabase.of(Path.of("schema")));
    }

    AirportContexts delimitedBy(String delimiter) {
        return new AirportContexts(config().with(DELIMITER, delimiter), objects(), database);
    }

    List<List<String>> rows(String query) {
        return database.rows(query);
    }

    @Override
    Connection connect() {
        return database.connect();
    }
}
