package io.sosw.local.sql;

import io.sosw.error.UserError;
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
    public String login() {
        return ROOT;
    }

    @Override
    public String password() {
        return ROOT_PASSWORD;
    }

    @Override
    public void createDatabase(String database, String user, String password) {
        databases().create(database, user, password);
    }

    @Override
    public void dropDatabase(String database) {
        databases().drop(database);
    }

    private Databases databases() {
        return new Databases(
                host(),
                port(),
                ROOT,
                ROOT_PASSWORD,
                options.schema(),
                "read the server's log in " + options.state().resolve("mariadb") + ".");
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
