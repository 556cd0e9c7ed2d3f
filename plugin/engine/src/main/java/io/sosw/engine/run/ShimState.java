package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Begins a shim's state anew, keeps it under a name and goes back to it. */
public final class ShimState {
    private final ShimFolder folder;
    private final Console console;

    /** The shim of the folder's project. */
    public ShimState(ShimFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /** Forgets everything, whether the shim runs or not; saved states stay. */
    public void reset() throws IOException {
        var live = folder.live();
        if (live.isPresent()) {
            ask("reset", "");
            console.line("The shim begins anew: what the template declares, and nothing else.");
        } else {
            delete(folder.path().resolve("state"));
            console.line("The state is forgotten; the next shim begins anew.");
        }
    }

    /**
     * Keeps the running shim's state.
     *
     * @throws UserError if no shim runs, or as the shim says
     */
    public void save(String name) throws IOException {
        ask("save", name);
        console.line("Saved as " + name + ". Go back to it: mvn sosw:shim-load -Dsosw.state=" + name);
    }

    /**
     * Goes back to a state.
     *
     * @throws UserError if no shim runs, or as the shim says
     */
    public void load(String name) throws IOException {
        ask("load", name);
        console.line("The shim is as it was when " + name + " was saved.");
    }

    private void ask(String what, String name) throws IOException {
        var shim = folder.live()
                .orElseThrow(() -> new UserError(
                        "no shim of " + folder.project() + " is running, so there is no state to " + what,
                        "start it in another terminal: mvn sosw:shim -Dsosw.persist",
                        "no-shim"));
        var answer = ShimControl.post(shim, what, name);
        if (!answer.done()) {
            throw new UserError(
                    "the shim did not " + what + " its state: " + answer.text(),
                    "mend what it names, then type it again: mvn sosw:shim-" + what
                            + (name.isEmpty() ? "" : " -Dsosw.state=" + name),
                    "shim-state");
        }
    }

    private static void delete(Path state) throws IOException {
        if (!Files.exists(state)) {
            return;
        }
        try (var files = Files.walk(state)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
