package io.sosw.local.shim;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@code .sosw/shim} of a project, held by one shim at a time: the operating system lets go of the lock when the process
 * ends, however it ends.
 */
final class StateDirectory implements AutoCloseable {
    /** A byte far behind the file's content, since Windows lets nobody read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path directory;
    private final FileChannel channel;

    private StateDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @throws UserError if another shim of the project runs or starts
     */
    static StateDirectory hold(Path project) throws IOException {
        if (!Files.isDirectory(project)) {
            throw new UserError(
                    "the project directory " + project + " (--project_dir) does not exist",
                    "name the directory of the project's pom.xml: --project_dir=DIR.",
                    "shim-project-dir");
        }
        var directory = Files.createDirectories(project.resolve(".sosw").resolve("shim"));
        var channel = FileChannel.open(
                directory.resolve("shim.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            throw taken(directory, channel);
        }
        var state = new StateDirectory(directory, channel);
        Files.deleteIfExists(state.endpointFile());
        channel.truncate(0);
        return state;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    /** Whoever asked for this shim looks for its endpoint next, so the other's is put where it belongs. */
    private static UserError taken(Path directory, FileChannel channel) throws IOException {
        try (channel) {
            var other = Files.readString(directory.resolve("shim.lock"));
            if (!other.isEmpty()) {
                EndpointFile.write(directory.resolve("endpoint.json"), other);
            }
        }
        return new UserError(
                "another shim of this project holds " + directory,
                "use the one that runs, or stop it first: mvn sosw:shim-stop",
                "shim-running");
    }

    Path path() {
        return directory;
    }

    /** Tells everybody that the shim is ready, and where. */
    void publish(EndpointFile endpoint) throws IOException {
        var json = endpoint.json();
        channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), 0);
        EndpointFile.write(endpointFile(), json);
    }

    private Path endpointFile() {
        return directory.resolve("endpoint.json");
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(endpointFile());
            channel.truncate(0);
        }
    }
}
