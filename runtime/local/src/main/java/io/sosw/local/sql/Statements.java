package io.sosw.local.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What the shim itself says to the server. Names cannot be parameters of such statements, so they are quoted. */
final class Statements {
    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    void createDatabase(String name) throws SQLException {
        run("create database if not exists " + name(name));
    }

    void dropDatabase(String name) throws SQLException {
        run("drop database if exists " + name(name));
    }

    void grantAll(String user, String password) throws SQLException {
        // not "create or replace", which MySQL does not know
        run("create user if not exists " + text(user) + "@'%' identified by " + text(password));
        run("alter user " + text(user) + "@'%' identified by " + text(password));
        run("grant all privileges on *.* to " + text(user) + "@'%' with grant option");
    }

    /** Takes either password: several stacks may have the same user on the one server, which the shim itself is as well. */
    void accept(String user, String own, String other) throws SQLException {
        run("alter user " + text(user) + "@'%' identified via " + password(own) + " or " + password(other));
    }

    private static String password(String text) {
        return "mysql_native_password using password(" + text(text) + ")";
    }

    private static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
