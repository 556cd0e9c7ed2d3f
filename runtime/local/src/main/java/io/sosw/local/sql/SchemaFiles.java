package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The project's {@code schema/*.sql}, in the order of their names. */
final class SchemaFiles {
    private final Path folder;

    SchemaFiles(Path folder) {
        this.folder = folder;
    }

    void run(Connection connection) {
        for (var file : files()) {
            for (var statement : read(file)) {
                try {
                    new Statements(connection).run(statement.sql());
                } catch (SQLException e) {
                    throw new UserError(
                            "The schema file " + file + " fails at line " + statement.line() + ": " + e.getMessage(),
                            "correct the statement; the server speaks MariaDB's dialect of MySQL.",
                            "sql-schema",
                            e);
                }
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SqlScript.Statement> read(Path file) {
        try {
            return SqlScript.split(Files.readString(file));
        } catch (IOException e) {
            throw new UserError(
                    "The schema file " + file + " cannot be read: " + e, "save it as UTF-8.", "sql-schema", e);
        }
    }
}
