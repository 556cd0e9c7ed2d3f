package io.sosw.local.sql;

/** The SQL server that a template's databases live on. Safe for use by several threads. */
public interface SqlServer {

    /** The loopback address, unless the server is somebody else's. */
    String host();

    /** Waits until the server is up. */
    int port();

    /** A user who may do everything. */
    String login();

    /** That user's password. */
    String password();

    /**
     * Makes a database (unless it is there or the name is empty) and a user who may do everything; then fills it from the
     * project's schema files.
     */
    void createDatabase(String database, String user, String password);

    /** Drops it with its data; the empty name and one that is not there are no mistake. */
    void dropDatabase(String database);
}
