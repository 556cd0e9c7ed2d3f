package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A server that somebody else runs, in a container for example. */
public final class GivenServer implements SqlServer {
    private static final List<String> SCHEMES = List.of("mysql", "mariadb");

    private final Databases databases;

    private GivenServer(Databases databases) {
        this.databases = databases;
    }

    /**
     * @param address such as {@code mysql://root:password@127.0.0.1:3306}
     * @param schema the folder with {@code *.sql} files
     * @throws UserError if it is not such an address
     */
    public static GivenServer at(String address, Path schema) {
        try {
            var uri = URI.create(address);
            var login = String.valueOf(uri.getUserInfo()).split(":", 2);
            if (SCHEMES.contains(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0 && login.length == 2) {
                return new GivenServer(new Databases(
                        uri.getHost(),
                        uri.getPort(),
                        login[0],
                        login[1],
                        schema,
                        "see that the server at " + uri.getHost() + ":" + uri.getPort()
                                + " runs and knows this login."));
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(address, e);
        }
        throw unreadable(address, new IllegalArgumentException(address));
    }

    private static UserError unreadable(String address, Exception cause) {
        return new UserError(
                "the SQL server's address cannot be read: " + address + " (--sql_server)",
                "write it as mysql://USER:PASSWORD@HOST:PORT.",
                "shim-options",
                cause);
    }

    @Override
    public String host() {
        return databases.host();
    }

    @Override
    public int port() {
        return databases.port();
    }

    @Override
    public String login() {
        return databases.login();
    }

    @Override
    public String password() {
        return databases.password();
    }

    @Override
    public void createDatabase(String database, String user, String password) {
        databases.create(database, user, password);
    }

    @Override
    public void dropDatabase(String database) {
        databases.drop(database);
    }
}
