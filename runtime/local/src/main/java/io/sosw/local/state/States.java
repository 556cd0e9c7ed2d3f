package io.sosw.local.state;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The state of a project's shim and its named copies, each a folder. */
public final class States {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private final Path current;
    private final Path named;

    /**
     * @param directory {@code .sosw/shim} of the project
     * @param persist whether the state outlives the shim; one that does not is kept apart from one that does
     */
    public States(Path directory, boolean persist) {
        current = directory.resolve(persist ? "state" : "recorded");
        named = directory.resolve("states");
    }

    /** Where the running shim keeps its state. */
    public Path current() {
        return current;
    }

    /** Keeps the state under a name; a former one of that name stays until the new one is whole. */
    public void save(String name, Durable running) throws IOException {
        var target = folder(name);
        var fresh = Files.createDirectories(named).resolve(name + ".new");
        delete(fresh);
        running.copyTo(fresh);
        replace(fresh, target);
    }

    /**
     * Puts a named state in the place of the current one, which nobody may hold open.
     *
     * @throws UserError if there is no state of that name
     */
    public void load(String name) throws IOException {
        var source = existing(name);
        var fresh = current.resolveSibling("state.new");
        delete(fresh);
        copy(source, fresh);
        replace(fresh, current);
    }

    /**
     * The folder of a named state.
     *
     * @throws UserError if there is none
     */
    public Path existing(String name) throws IOException {
        var source = folder(name);
        if (!Files.isDirectory(source)) {
            throw new UserError(
                    "there is no saved state " + name + " (sosw.state); there are " + names(),
                    "save one first: mvn sosw:shim-save -Dsosw.state=" + name,
                    "state-name");
        }
        return source;
    }

    private String names() throws IOException {
        if (!Files.isDirectory(named)) {
            return "none";
        }
        try (var folders = Files.list(named)) {
            var names = folders.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.endsWith(".new") && !name.endsWith(".old"))
                    .sorted()
                    .toList();
            return names.isEmpty() ? "none" : String.join(", ", names);
        }
    }

    /** Forgets the current state; named ones stay. */
    public void reset() throws IOException {
        delete(current);
    }

    private Path folder(String name) {
        if (!NAME.matcher(name).matches() || name.endsWith(".new") || name.endsWith(".old")) {
            throw new UserError(
                    "the name of a state (sosw.state) may have letters, digits, '.', '_' and '-', 64 at most; it is: "
                            + name,
                    "choose another name: -Dsosw.state=orders-filled",
                    "state-name");
        }
        return named.resolve(name);
    }

    /** A crash between the two moves leaves the former one beside it. */
    private static void replace(Path fresh, Path target) throws IOException {
        var former = target.resolveSibling(target.getFileName() + ".old");
        delete(former);
        if (Files.exists(target)) {
            Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        delete(former);
    }

    static void copy(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                try {
                    Files.copy(file, copy);
                } catch (FileAlreadyExistsException e) {
                    throw new IOException("There is something already: " + copy, e);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
