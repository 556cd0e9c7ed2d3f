package io.sosw.local.shim;

import io.sosw.local.sql.MariaDb;
import io.sosw.local.sql.SqlServer;
import java.util.Optional;
import java.util.function.Supplier;

/** The SQL server, started when first asked for: most templates name no database. */
final class SqlOnDemand implements AutoCloseable {
    private final Supplier<SqlServer> start;
    private Optional<SqlServer> server = Optional.empty();

    SqlOnDemand(Supplier<SqlServer> start) {
        this.start = start;
    }

    /** Begins to start it, if that has not happened, and returns at once. */
    synchronized SqlServer get() {
        if (server.isEmpty()) {
            server = Optional.of(start.get());
        }
        return server.get();
    }

    @Override
    public synchronized void close() {
        server.ifPresent(each -> {
            if (each instanceof MariaDb own) {
                own.close();
            }
        });
        server = Optional.empty();
    }
}
