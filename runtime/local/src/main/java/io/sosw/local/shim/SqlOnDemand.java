package io.sosw.local.shim;

import io.sosw.local.sql.MariaDb;
import io.sosw.local.sql.SqlOptions;
import io.sosw.local.sql.SqlServer;
import java.util.Optional;

/** The SQL server, started when first asked for: most templates name no database. */
final class SqlOnDemand implements AutoCloseable {
    private final SqlOptions options;
    private Optional<MariaDb> server = Optional.empty();

    SqlOnDemand(SqlOptions options) {
        this.options = options;
    }

    /** Begins to start it, if that has not happened, and returns at once. */
    synchronized SqlServer get() {
        if (server.isEmpty()) {
            server = Optional.of(MariaDb.start(options));
        }
        return server.get();
    }

    @Override
    public synchronized void close() {
        server.ifPresent(MariaDb::close);
        server = Optional.empty();
    }
}
