package io.sosw.engine.invoke;

import io.sosw.engine.console.Complaint;
import io.sosw.engine.console.Console;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Calls again whenever something that a call depends on has changed. */
public final class Watch {
    private final List<Path> places;
    private final Console notes;
    private final Clock clock;
    private final Pause pause;

    /** Between two looks. */
    @FunctionalInterface
    public interface Pause {
        /** Waits; false to end the watch. */
        boolean more() throws IOException, InterruptedException;
    }

    /** What is done after each change. */
    @FunctionalInterface
    public interface Call {
        /** May fail by a {@link UserError}, which is told; the watch goes on. */
        void once() throws IOException, InterruptedException;
    }

    /** @param places files and folders, also such as do not exist yet */
    public Watch(List<Path> places, Console notes, Clock clock, Pause pause) {
        this.places = List.copyOf(places);
        this.notes = notes;
        this.clock = clock;
        this.pause = pause;
    }

    /** Calls at once, and then after each change. What changes during a call leads to another one. */
    public void run(Call call) throws IOException, InterruptedException {
        while (true) {
            var seen = look();
            try {
                call.once();
            } catch (UserError mistake) {
                notes.line(Complaint.text(mistake));
            }
            notes.line("Waiting for a change; Ctrl-C ends.");
            do {
                if (!pause.more()) {
                    return;
                }
            } while (seen.same(look()));
        }
    }

    /**
     * The file that an event comes from, if it comes from one.
     *
     * @param event as given
     * @param again whether it is to be read again
     * @throws UserError if the event cannot be read again
     */
    public static List<Path> files(Path project, Optional<Setting> event, boolean again) {
        if (event.isEmpty()) {
            return List.of();
        }
        var setting = event.get();
        if (again && setting.value().equals("-")) {
            throw new UserError(
                    "with sosw.watch the event is read again, and standard input (" + setting.origin() + ") cannot be",
                    "write the event into a file: -Dsosw.watch -Dsosw.event=event.json.",
                    "invoke-event");
        }
        return setting.value().endsWith(".json") ? List.of(project.resolve(setting.value())) : List.of();
    }

    private SourceTree look() throws IOException {
        return SourceTree.of(places, clock.instant(), file -> true);
    }
}
