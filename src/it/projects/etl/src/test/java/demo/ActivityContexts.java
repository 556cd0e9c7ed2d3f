package demo;

import io.sosw.config.Config;
import io.sosw.local.junit.FakeDatabase;
import io.sosw.local.junit.Invocations;
import io.sosw.local.junit.TestContexts;
import io.sosw.objects.ObjectStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** A context for tests: the objects given, the tables of schema/ in memory. */
final class ActivityContexts extends ActivityContext {
    private final FakeDatabase database = FakeDatabase.of(Path.of("schema"));

    private ActivityContexts(Config config, ObjectStore objects) {
        super(config, Invocations.fixed(), objects);
    }

    static ActivityContexts of(ObjectStore objects, String... arguments) {
        return new ActivityContexts(TestContexts.config(ActivityContext.factory(), arguments), objects);
    }

    List<List<String>> rows() {
        return database.rows("SELECT person, action FROM activity ORDER BY person");
    }

    @Override
    Connection connect() {
        return database.connect();
    }
}
