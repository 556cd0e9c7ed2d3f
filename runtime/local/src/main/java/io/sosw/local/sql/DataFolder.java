package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A server's data. Making the system tables takes seconds, so that is done once for each server and user; a shim whose
 * state is empty begins with a copy.
 */
final class DataFolder {
    private final Installation installation;
    private final Path cache;

    DataFolder(Installation installation, Path cache) {
        this.installation = installation;
        this.cache = cache;
    }

    void makeAt(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            return;
        }
        var pristine = cache.resolve("data-" + fingerprint());
        if (!Files.isDirectory(pristine)) {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "preparing");
            bootstrap(fresh);
            Archive.publish(fresh, pristine);
        }
        var fresh = target.resolveSibling(target.getFileName() + ".new");
        Folders.delete(fresh);
        Folders.copy(
                pristine, Files.createDirectories(target.resolveSibling(".")).resolve(fresh.getFileName()));
        Archive.publish(fresh, target);
    }

    /** Another server at the same path gets other data. */
    private String fingerprint() throws IOException {
        var server = installation.server();
        var text = server + "\n" + Files.size(server) + "\n" + Files.getLastModifiedTime(server);
        return Integer.toHexString(text.hashCode()).toLowerCase(Locale.ROOT);
    }

    /** As mariadb-install-db does, without a shell. */
    private void bootstrap(Path folder) throws IOException {
        var command = new ArrayList<>(ServerCommand.common(installation, folder));
        command.add("--bootstrap");
        command.add("--enforce-storage-engine=");
        command.add("--innodb-flush-log-at-trx-commit=0"); // half a folder is thrown away
        var log = cache.resolve(folder.getFileName() + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write("create database if not exists mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
            for (var script : scripts()) {
                Files.copy(script, in);
            }
        } catch (IOException e) {
            throw failed(process, log, e);
        }
        try {
            if (process.waitFor() != 0) {
                throw failed(process, log, new IOException("Exit code " + process.exitValue()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.delete(log);
    }

    private List<Path> scripts() {
        return List.of(
                installation.script("system_tables.sql"),
                installation.script("performance_tables.sql"),
                installation.script("system_tables_data.sql"),
                installation.script("sys_schema.sql"));
    }

    private UserError failed(Process process, Path log, IOException cause) throws IOException {
        process.destroyForcibly();
        return new UserError(
                "The MariaDB server " + installation.server() + " cannot prepare its data: " + ServerLog.lastError(log),
                "read " + log + ", or name another server with --mariadb_home=DIR.",
                "sql-server",
                cause);
    }
}
