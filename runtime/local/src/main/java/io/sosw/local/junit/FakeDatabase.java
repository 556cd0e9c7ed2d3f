package io.sosw.local.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * An SQL database in memory for unit tests: H2, which understands MySQL's dialect as far as its
 * <a href="https://h2database.com/html/features.html#compatibility_modes">MySQL mode</a> goes. The shim runs a real
 * server; what only that understands belongs into a test on the shim.
 *
 * <p>Safe for several threads; each takes a connection of its own.
 */
public final class FakeDatabase implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();

    private final String url;
    private final Connection keeper;

    private FakeDatabase(String url) {
        this.url = url;
        this.keeper = connect();
    }

    /** A database of its own, without tables. */
    public static FakeDatabase empty() {
        return new FakeDatabase("jdbc:h2:mem:" + COUNT.incrementAndGet()
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    }

    /**
     * A database of its own with a project's tables.
     *
     * @param schema a folder whose {@code *.sql} files are run in the order of their names, as the shim does
     * @throws IllegalArgumentException if a script is no SQL for H2, naming the script
     */
    public static FakeDatabase of(Path schema) {
        var database = empty();
        try (Stream<Path> scripts = Files.list(schema)) {
            scripts.filter(script -> script.toString().endsWith(".sql"))
                    .sorted()
                    .forEach(database::run);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return database;
    }

    /** A connection; the caller closes it. The database stays until {@link #close()}. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + url, e);
        }
    }

    /** The rows of a query, each as the texts of its columns. */
    public List<List<String>> rows(String query) {
        var rows = new ArrayList<List<String>>();
        try (var statement = keeper.prepareStatement(query);
                var result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalArgumentException(query + ": " + e.getMessage(), e);
        }
    }

    private void run(Path script) {
        try (var statement = keeper.prepareStatement("RUNSCRIPT FROM ?")) {
            statement.setString(1, script.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalArgumentException(script + ": " + e.getMessage(), e);
        }
    }

    /** Drops everything. */
    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
