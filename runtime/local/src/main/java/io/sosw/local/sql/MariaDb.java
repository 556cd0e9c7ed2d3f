package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

    /** Not a secret: the server listens on the loopback interface. */
    public static final String ROOT_PASSWORD = "password";

    private final SqlOptions options;
    private final CompletableFuture<ServerProcess> server;

    private MariaDb(SqlOptions options, CompletableFuture<ServerProcess> server) {
        this.options = options;
        this.server = server;
    }

    /** Begins to start the server and returns at once. */
    public static MariaDb start(SqlOptions options) {
        // Not the common pool: on Java 25 with two cores it has one thread, which the ends of processes need, too.
        return new MariaDb(
                options,
                CompletableFuture.supplyAsync(
                        () -> ServerProcess.start(options), work -> new Thread(work, "sosw-mariadb").start()));
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
        var isFilled = database.isEmpty() || Files.exists(options.mark(database));
        if (isFilled) {
            databases().create("", user, password);
            return;
        }
        databases().drop(database); // half filled
        databases().create(database, user, password);
        try {
            Files.createFile(options.mark(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Holds the server where it is, so that a copy of its data is as good as after a crash: until it is closed.
     *
     * @throws UserError on Windows, which cannot do that
     */
    public Stopped still() throws IOException {
        running();
        return Stopped.at(options.state().resolve("mariadb").resolve("server.pid"), System.getProperty("os.name"));
    }

    @Override
    public void dropDatabase(String database) {
        try {
            Files.deleteIfExists(options.mark(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Kills the server: what was committed is in its files. */
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
