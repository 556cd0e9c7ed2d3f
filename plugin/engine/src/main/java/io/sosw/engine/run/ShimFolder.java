package io.sosw.engine.run;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * {@code .sosw/shim} of a project: all that a shim leaves behind for others to find it.
 *
 * @param project the project's directory
 */
public record ShimFolder(Path project) {

    /** The folder. */
    public Path path() {
        return project.resolve(".sosw").resolve("shim");
    }

    /** The log of the shim's process. */
    public Path log() {
        return path().resolve("shim.log");
    }

    /** There where Docker was asked for and containers may have outlived the shim. */
    Path docker() {
        return path().resolve("docker");
    }

    Path endpointFile() {
        return path().resolve("endpoint.json");
    }

    /** The running shim; what a dead one left behind counts as none. */
    public Optional<ShimEndpoint> live() {
        return written().filter(endpoint -> endpoint.process().isPresent());
    }

    /**
     * The running shim.
     *
     * @param because what follows from there being none
     * @throws UserError if there is none
     */
    public ShimEndpoint require(String because) {
        return live().orElseThrow(() -> new UserError(
                "no shim of " + project() + " is running, so " + because,
                "start it in another terminal: mvn sosw:shim",
                "no-shim"));
    }

    private Optional<ShimEndpoint> written() {
        var file = endpointFile();
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Json.read(Files.readString(file), ShimEndpoint.class))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether a shim runs or is about to. */
    boolean held() throws IOException {
        try (var channel = FileChannel.open(path().resolve("shim.lock"), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException none) {
            return false;
        } catch (OverlappingFileLockException withinThisProcess) {
            return true;
        }
    }

    /** Makes the folder and forgets a dead shim. */
    void prepare() throws IOException {
        Files.createDirectories(path());
        Files.deleteIfExists(endpointFile());
    }
}
