package io.sosw.engine.console;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Stream;

/** What it means that a disk takes no more, or nothing from this user. */
public final class Unwritable {
    private Unwritable() {}

    /**
     * Empty if that is not why it failed.
     *
     * @param folder where goals write
     */
    public static Optional<UserError> told(IOException failure, String folder) {
        var reason = String.valueOf(failure.getMessage());
        if (failure instanceof AccessDeniedException denied) {
            return Optional.of(error(
                    "this user may not write or read " + denied.getFile(),
                    "give the right to it (chown, chmod), then try again.",
                    failure));
        }
        var file = failure instanceof FileSystemException known ? String.valueOf(known.getFile()) : folder;
        return Stream.of("No space left on device", "Disk quota exceeded", "Read-only file system")
                .filter(reason::contains)
                .findFirst()
                .map(why -> error(
                        "nothing can be written to " + file + ": " + why,
                        why.startsWith("Read-only")
                                ? "write elsewhere, or mount it for writing."
                                : "make room there, then try again; what is half written is not taken for whole.",
                        failure));
    }

    private static UserError error(String problem, String fix, IOException failure) {
        return new UserError(problem, fix, "unwritable", failure);
    }
}
