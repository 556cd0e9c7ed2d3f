package io.sosw.local.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's command line: small buffers, nothing read from the machine's configuration. */
final class ServerCommand {
    private ServerCommand() {}

    static List<String> common(Installation installation, Path data) {
        var share = installation.share().toAbsolutePath();
        var command = new ArrayList<>(List.of(
                installation.server().toAbsolutePath().toString(),
                "--no-defaults",
                "--datadir=" + data.toAbsolutePath(),
                "--lc-messages-dir=" + share,
                "--lc-messages=en_US",
                "--character-sets-dir=" + share.resolve("charsets"),
                "--innodb-log-file-size=8M",
                "--innodb-undo-tablespaces=0",
                "--innodb-buffer-pool-size=32M",
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--aria-pagecache-buffer-size=8M",
                "--key-buffer-size=4M",
                "--max-allowed-packet=64M"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root"); // else the server refuses to run as root
        }
        return command;
    }

    static List<String> serve(Installation installation, SqlOptions options, Path folder, int port) {
        var command = common(installation, options.data());
        // 2: a commit survives the end of the server, 1: also that of the machine
        command.add("--innodb-flush-log-at-trx-commit=" + (options.lasting() ? 1 : 2));
        command.add("--innodb-doublewrite=" + (options.lasting() ? 1 : 0));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--skip-ssl", // else 11.4 makes itself a 4096-bit RSA key at each start
                "--character-set-server=utf8mb4",
                "--init-file=" + folder.resolve("init.sql").toAbsolutePath(),
                "--pid-file=" + folder.resolve("server.pid").toAbsolutePath(),
                "--loose-performance-schema=OFF"));
        if (!System.getProperty("os.name").startsWith("Windows")) {
            command.add("--skip-log-bin");
            command.add("--socket=" + socket(folder));
        }
        return command;
    }

    /** A socket's path may have about 100 characters; without one TCP has to do. */
    private static String socket(Path folder) {
        var path = folder.resolve("server.sock").toAbsolutePath().toString();
        return path.length() < 100 ? path : "";
    }

    /**
     * Lets a shell hold the server by the hand: when our end of its standard input closes, for whatever reason (SIGKILL of
     * the JVM included), the shell kills the server.
     */
    static List<String> guarded(List<String> command) {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return command;
        }
        var guarded = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "exec 3<&0; \"$@\" </dev/null 3<&- & server=$!; "
                        + "(cat <&3 >/dev/null 2>&1; kill -KILL $server 2>/dev/null) & wait $server",
                "mariadb"));
        guarded.addAll(command);
        return guarded;
    }
}
