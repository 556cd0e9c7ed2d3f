package io.sosw.local.sql;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server whose data outlives what is done again after a restart: until {@link #settle} databases are only remembered, so
 * that none is dropped and made anew whose rows are still there. Safe for use by several threads.
 */
public final class RepeatedSql implements SqlServer {
    private final SqlServer server;
    private final Map<Login, String> wanted = new LinkedHashMap<>();
    private boolean settled;

    public RepeatedSql(SqlServer server) {
        this.server = server;
    }

    private record Login(String database, String user) {}

    /** Makes what was remembered, and all that comes at once. */
    public synchronized void settle() {
        settled = true;
        wanted.forEach((login, password) -> server.createDatabase(login.database(), login.user(), password));
        wanted.clear();
    }

    @Override
    public String host() {
        return server.host();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String login() {
        return server.login();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public synchronized void createDatabase(String database, String user, String password) {
        if (settled) {
            server.createDatabase(database, user, password);
        } else {
            wanted.put(new Login(database, user), password);
        }
    }

    @Override
    public synchronized void dropDatabase(String database) {
        if (settled) {
            server.dropDatabase(database);
        } else {
            wanted.keySet().removeIf(login -> login.database().equals(database));
        }
    }
}
