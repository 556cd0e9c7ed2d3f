package io.sosw.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeDatabaseTest {
    private static final String UPSERT =
            "INSERT INTO words (word, seen) VALUES (?, ?) ON DUPLICATE KEY UPDATE seen = VALUES(seen)";

    @TempDir
    private Path schema;

    @Test
    void scriptsRunInTheOrderOfTheirNames() throws IOException {
        Files.writeString(schema.resolve("002-rows.sql"), "INSERT INTO words VALUES ('a', 1), ('b', 2);");
        Files.writeString(
                schema.resolve("001-words.sql"),
                "CREATE TABLE IF NOT EXISTS words (word VARCHAR(8) NOT NULL PRIMARY KEY, seen INT);");
        Files.writeString(schema.resolve("notes.txt"), "no SQL");
        try (var database = FakeDatabase.of(schema)) {
            assertThat(database.rows("SELECT word, seen FROM words ORDER BY word"))
                    .containsExactly(List.of("a", "1"), List.of("b", "2"));
        }
    }

    @Test
    void theSameRowTwiceIsUpdatedInTheDialectOfMySql() throws IOException, SQLException {
        Files.writeString(schema.resolve("1.sql"), "CREATE TABLE words (word VARCHAR(8) PRIMARY KEY, seen INT);");
        try (var database = FakeDatabase.of(schema);
                var connection = database.connect();
                var insert = connection.prepareStatement(UPSERT)) {
            for (int seen = 1; seen <= 2; seen++) {
                insert.setString(1, "a");
                insert.setInt(2, seen);
                insert.executeUpdate();
            }
            assertThat(database.rows("SELECT * FROM words")).containsExactly(List.of("a", "2"));
        }
    }

    @Test
    void aBrokenScriptIsNamed() throws IOException {
        Files.writeString(schema.resolve("001-broken.sql"), "CREATE TABEL words");
        assertThatThrownBy(() -> FakeDatabase.of(schema)).hasMessageContaining("001-broken.sql");
    }

    @Test
    void twoDatabasesDoNotMeet() throws IOException {
        Files.writeString(
                schema.resolve("1.sql"), "CREATE TABLE words (word VARCHAR(8)); INSERT INTO words VALUES ('a')");
        try (var one = FakeDatabase.of(schema);
                var other = FakeDatabase.empty()) {
            assertThat(one.rows("SELECT * FROM words")).hasSize(1);
            assertThatThrownBy(() -> other.rows("SELECT * FROM words")).hasMessageContaining("words");
        }
    }
}
