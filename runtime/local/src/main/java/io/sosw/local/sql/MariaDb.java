package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A MariaDB server as a child process of this one. Starts in the background; whoever needs it waits.
 *
 * <p>Safe for use by several threads.
 */
public final class MariaDb implements SqlServer, AutoCloseable {
    /** The user that always exists, with {@link #ROOT_PASSWORD}. */
    public static final String ROOT = "root";

    /** Not a secret: the server listens on the loopback interface and its data ends with it. */
    public static final String ROOT_PASSWORD = "password";

    private final SqlOptions options;
    private final CompletableFuture<ServerProcess> server;

    private MariaDb(SqlOptions options, CompletableFuture<ServerProcess> server) {
        this.options = options;
        this.server = server;
    }

    /** Begins to start the server and returns at once. */
    public static MariaDb start(SqlOptions options) {
        return new MariaDb(options, CompletableFuture.supplyAsync(() -> ServerProcess.start(options)));
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return running().port();
    }

    private ServerProcess running() {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UserError error ? error : e;
        }
    }

    @Override
    public void createDatabase(String database, String user, String password) {
        try (var connection = running().connect("")) {
            var statements = new Statements(connection);
            if (!user.equals(ROOT)) {
                statements.grantAll(user, password);
            } else if (!password.equals(ROOT_PASSWORD)) {
                statements.accept(ROOT, ROOT_PASSWORD, password);
            }
            if (!database.isEmpty()) {
                statements.createDatabase(database);
            }
        } catch (SQLException e) {
            throw refused("The database " + database + " cannot be made", e);
        }
        if (!database.isEmpty()) {
            fill(database);
        }
    }

    private void fill(String database) {
        try (var connection = running().connect(database)) {
            new SchemaFiles(options.schema()).run(connection);
        } catch (SQLException e) {
            throw refused("The database " + database + " cannot be filled", e);
        }
    }

    @Override
    public void dropDatabase(String database) {
        if (database.isEmpty()) {
            return;
        }
        try (var connection = running().connect("")) {
            new Statements(connection).dropDatabase(database);
        } catch (SQLException e) {
            throw refused("The database " + database + " cannot be dropped", e);
        }
    }

    private UserError refused(String what, SQLException cause) {
        return new UserError(
                what + ": " + cause.getMessage(),
                "read the server's log in " + options.state().resolve("mariadb") + ".",
                "sql-server",
                cause);
    }

    /** Kills the server: its data is not needed again. */
    @Override
    public void close() {
        server.handle((process, failure) -> {
                    if (process != null) {
                        process.close();
                    }
                    return "closed";
                })
                .join();
    }
}
