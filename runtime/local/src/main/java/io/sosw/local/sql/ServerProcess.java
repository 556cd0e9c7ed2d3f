package io.sosw.local.sql;

import io.sosw.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The running server. */
final class ServerProcess implements AutoCloseable {
    /** The system tables begin with a root without password at each local address. */
    private static final String INIT = """
            create or replace user 'root'@'localhost' identified by 'password';
            grant all privileges on *.* to 'root'@'localhost' with grant option;
            drop user if exists 'root'@'127.0.0.1', 'root'@'::1';
            create or replace user 'root'@'%' identified by 'password';
            grant all privileges on *.* to 'root'@'%' with grant option;
            """;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the server and waits until it accepts connections. */
    static ServerProcess start(SqlOptions options) {
        var installation = Installation.find(options);
        var folder = options.state().resolve("mariadb");
        try {
            Files.createDirectories(folder);
            StaleServer.end(folder);
            new DataFolder(installation, options.cache()).makeAt(options.data());
            Files.writeString(folder.resolve("init.sql"), INIT);
            var port = freePort(options.port());
            var command = ServerCommand.guarded(ServerCommand.serve(installation, options, folder, port));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var log = folder.resolve("server.log");
            if (!becameReady(process, log)) {
                throw new UserError(
                        "The MariaDB server did not start: " + ServerLog.lastError(log),
                        "read " + log + ", or name another server with --mariadb_home=DIR.",
                        "sql-server");
            }
            return new ServerProcess(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new UserError(
                    "The SQL port " + wanted + " is taken",
                    "end what uses it, or leave --sql_port away for a free one.",
                    "sql-server",
                    e);
        }
    }

    /** Copies what the server says to its log, for as long as it runs; true at the line that says that it is ready. */
    private static boolean becameReady(Process process, Path log) {
        var ready = new CompletableFuture<Boolean>();
        var reader = new Thread(() -> copy(process, log, ready), "mariadb-log");
        reader.setDaemon(true);
        reader.start();
        return ready.join();
    }

    private static void copy(Process process, Path log, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = process.inputReader();
                var out = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line + "\n");
                out.flush();
                if (line.contains("ready for connections")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
        ready.complete(false);
    }

    int port() {
        return port;
    }

    /** Closes our end of the guard's standard input and with it the server's life. */
    void letGo() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        try {
            letGo();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
