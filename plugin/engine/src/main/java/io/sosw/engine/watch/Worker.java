package io.sosw.engine.watch;

import io.sosw.engine.run.Jvm;
import io.sosw.engine.watch.worker.Event;
import io.sosw.engine.watch.worker.Wire;
import io.sosw.engine.watch.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The warm JVM of a module's tests. Whatever they do to it, exit, hang or crash, is told as a message; it never outlives
 * this process.
 */
final class Worker implements AutoCloseable {
    /** The message that the JVM has ended; the second word is its exit code. */
    static final String ENDED = "ended";

    private static final int HEAP_MEGABYTES = 1024;
    private static final int ACCEPT_MILLIS = 200;

    /**
     * A word from a worker.
     *
     * @param words as {@link Event} lists them
     */
    record Message(Worker from, List<String> words) {
        String kind() {
            return words.get(0);
        }
    }

    private final Process process;
    private final Path log;
    private final CompletableFuture<Wire> wire = new CompletableFuture<>();
    private int runs;

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the JVM; does not wait for it. */
    static Worker start(TestModule module, String secret, Queue<Message> inbox) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(ACCEPT_MILLIS);
        var log = Files.createDirectories(module.output().resolve("sosw/watch")).resolve("jvm.log");
        var builder = new ProcessBuilder(command(module, server.getLocalPort(), secret))
                .directory(module.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(module.fork().environment());
        var worker = new Worker(builder.start(), log);
        var reader = new Thread(() -> worker.listen(server, secret, inbox), "sosw-watch");
        reader.setDaemon(true);
        reader.start();
        return worker;
    }

    private static List<String> command(TestModule module, int port, String secret) {
        var fork = module.fork();
        var folders = module.folders().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        var libraries = new ArrayList<>(fork.libraries());
        libraries.add(home());
        var flags = new ArrayList<>(List.of("-ea", "-Dbasedir=" + module.directory()));
        flags.addAll(fork.flags());
        return Jvm.current(HEAP_MEGABYTES, flags)
                .command(
                        libraries,
                        WorkerMain.class.getName(),
                        List.of(
                                Integer.toString(port),
                                secret,
                                String.join(",", fork.tags()),
                                String.join(",", fork.untags()),
                                folders,
                                folders + File.pathSeparator + String.join(File.pathSeparator, fork.libraries())));
    }

    private static String home() {
        try {
            return Path.of(WorkerMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException noFile) {
            throw new IllegalStateException(noFile);
        }
    }

    private void listen(ServerSocket server, String secret, Queue<Message> inbox) {
        try (var connected = accept(server, secret)) {
            wire.complete(connected);
            while (true) {
                inbox.add(new Message(this, connected.receive()));
            }
        } catch (IOException gone) {
            wire.completeExceptionally(gone);
        }
        process.onExit().join();
        inbox.add(new Message(this, List.of(ENDED, Integer.toString(process.exitValue()))));
    }

    private Wire accept(ServerSocket server, String secret) throws IOException {
        try (server) {
            while (process.isAlive()) {
                try {
                    var candidate = new Wire(server.accept());
                    if (candidate.receive().equals(List.of(Event.READY, secret))) {
                        return candidate;
                    }
                    candidate.close();
                } catch (SocketTimeoutException notYet) {
                    // looks whether the process still lives, and listens again
                }
            }
        }
        throw new IOException("the JVM has ended");
    }

    /** Asks for a run, at once or as soon as the JVM is there. */
    void run(List<String> classes) {
        runs++;
        var unused = wire.thenAccept(connected -> {
            try {
                connected.send(classes);
            } catch (IOException gone) {
                process.destroyForcibly(); // its end is told as a message
            }
        });
    }

    /** How often it was asked. */
    int runs() {
        return runs;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What the JVM itself said, for example of a flag that it does not know. */
    String said() throws IOException {
        return Files.exists(log) ? Files.readString(log).strip() : "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
