package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Makes, fills and drops databases on a server.
 *
 * @param login somebody who may do everything
 * @param schema the folder with {@code *.sql} files
 * @param help where to look when the server refuses
 */
record Databases(String host, int port, String login, String password, Path schema, String help) {

    Connection connect(String database) throws SQLException {
        var given = new Properties();
        given.setProperty("user", login);
        given.setProperty("password", password);
        given.setProperty("allowPublicKeyRetrieval", "true"); // how MySQL 8 takes a password without TLS
        return DriverManager.getConnection("jdbc:mariadb://" + host + ":" + port + "/" + database, given);
    }

    void create(String database, String user, String userPassword) {
        try (var connection = connect("")) {
            var statements = new Statements(connection);
            if (!user.equals(login)) {
                statements.grantAll(user, userPassword);
            } else if (!userPassword.equals(password)) {
                statements.accept(login, password, userPassword);
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
        try (var connection = connect(database)) {
            new SchemaFiles(schema).run(connection);
        } catch (SQLException e) {
            throw refused("The database " + database + " cannot be filled", e);
        }
    }

    void drop(String database) {
        if (database.isEmpty()) {
            return;
        }
        try (var connection = connect("")) {
            new Statements(connection).dropDatabase(database);
        } catch (SQLException e) {
            throw refused("The database " + database + " cannot be dropped", e);
        }
    }

    private UserError refused(String what, SQLException cause) {
        return new UserError(what + ": " + cause.getMessage(), help, "sql-server", cause);
    }
}
