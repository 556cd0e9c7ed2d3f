package io.sosw.local.shim;

import io.sosw.local.sql.MariaDb;
import io.sosw.local.sql.RepeatedSql;
import io.sosw.local.sql.SqlServer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** The SQL server, started when first asked for: most templates name no database. */
final class SqlOnDemand implements AutoCloseable {
    private final Supplier<SqlServer> start;
    private Optional<SqlServer> server = Optional.empty();
    private Optional<RepeatedSql> view = Optional.empty();
    private boolean settled;

    SqlOnDemand(Supplier<SqlServer> start) {
        this.start = start;
    }

    /** Begins to start it, if that has not happened, and returns at once. */
    synchronized SqlServer get() {
        if (view.isEmpty()) {
            var started = start.get();
            server = Optional.of(started);
            view = Optional.of(new RepeatedSql(started));
            if (settled) {
                view.get().settle();
            }
        }
        return view.get();
    }

    /** The past is over: databases are made and dropped from now on. */
    synchronized void settle() {
        settled = true;
        view.ifPresent(RepeatedSql::settle);
    }

    /** Does something while the server's files do not change. */
    synchronized void still(Provisioning.Work work) throws IOException {
        if (server.orElse(null) instanceof MariaDb own) {
            try (var stopped = own.still()) {
                work.run();
            }
        } else {
            work.run();
        }
    }

    @Override
    public synchronized void close() {
        if (server.orElse(null) instanceof MariaDb own) {
            own.close();
        }
        server = Optional.empty();
        view = Optional.empty();
        settled = false;
    }
}
