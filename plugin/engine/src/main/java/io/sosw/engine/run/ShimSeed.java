package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/** Fills a running shim from a folder of its project. */
public final class ShimSeed {
    private final ShimFolder folder;
    private final Console console;

    /** The shim of the folder's project. */
    public ShimSeed(ShimFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /** What the shim says it has put. */
    private record Seeded(int objects, int items, int messages) {}

    /**
     * Puts the folder's objects, items and messages, and prints how many; gives the same as JSON.
     *
     * @param data in the project, such as {@code seed}
     * @throws UserError if no shim runs, or as the shim says
     */
    public String seed(String data) throws IOException {
        var shim = folder.require("there is nothing to fill");
        var answer = answer(shim, data);
        var seeded = Json.read(answer, Seeded.class);
        console.line("Seeded from " + Path.of(data) + ": " + seeded.objects() + " objects, " + seeded.items()
                + " items, " + seeded.messages() + " messages.");
        return answer.strip();
    }

    private static String answer(ShimEndpoint shim, String data) throws IOException {
        var answer = ShimControl.post(shim, "seed", data);
        if (!answer.done()) {
            throw new UserError(
                    "the shim could not be filled: " + answer.text(),
                    "mend what it names, then type it again: mvn sosw:seed -Dsosw.seed=" + data,
                    "seed-folder");
        }
        return answer.text();
    }
}
