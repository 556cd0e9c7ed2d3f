package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A MariaDB server on disk.
 *
 * @param server the program
 * @param share its messages, character sets and system tables
 */
record Installation(Path server, Path share) {
    private static final List<String> PROGRAMS = List.of("mariadbd", "mariadbd.exe", "mysqld", "mysqld.exe");
    private static final List<String> FOLDERS = List.of("bin", "sbin", "usr/sbin", "usr/bin", "libexec");
    private static final List<String> SHARES =
            List.of("share", "share/mysql", "share/mariadb", "usr/share/mysql", "usr/share/mariadb");

    /** The one that the options name, else the unpacked archive, else one that the system has. */
    static Installation find(SqlOptions options) {
        if (options.home().isPresent()) {
            var home = options.home().get();
            return in(home).orElseThrow(() -> missing("There is no MariaDB server below " + home));
        }
        if (options.archive().isPresent()) {
            var unpacked = Archive.unpack(options.archive().get(), options.cache());
            return in(unpacked)
                    .orElseThrow(() -> missing(
                            "There is no MariaDB server in " + options.archive().get()));
        }
        return system().orElseThrow(() -> missing("The template names a database, but no MariaDB server was found"));
    }

    private static UserError missing(String problem) {
        return new UserError(
                problem,
                "install one (Debian: apt install mariadb-server-core), or name one with --mariadb_home=DIR.",
                "sql-server");
    }

    static Optional<Installation> in(Path home) {
        var server = FOLDERS.stream()
                .flatMap(folder -> PROGRAMS.stream().map(home.resolve(folder)::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
        var share = SHARES.stream()
                .map(home::resolve)
                .filter(folder -> Files.isRegularFile(folder.resolve("english/errmsg.sys")))
                .findFirst();
        return server.flatMap(program -> share.map(folder -> new Installation(program, folder)));
    }

    private static Optional<Installation> system() {
        var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        var folders = Stream.concat(
                Arrays.stream(path.split(java.io.File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"));
        return folders.map(Path::of)
                .flatMap(folder -> PROGRAMS.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .map(Installation::real)
                .map(program -> Optional.ofNullable(program.getParent())
                        .map(Path::getParent)
                        .flatMap(Installation::in))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script of the system tables: the name's first half changed between versions. */
    Path script(String name) {
        var current = share.resolve("mariadb_" + name);
        return Files.exists(current) ? current : share.resolve("mysql_" + name);
    }
}
