package io.sosw.engine.watch;

import io.sosw.engine.console.Console;
import io.sosw.engine.console.Style;
import io.sosw.error.UserError;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the watch looks: lines that read well in a pipe, in colour on a terminal. */
final class Screen {
    private static final int NAMED = 3;

    private final Console console;
    private final Style style;
    private final boolean keys;
    private boolean everything;

    /** @param keys whether keys can be pressed */
    Screen(Console console, Style style, boolean keys) {
        this.console = console;
        this.style = style;
        this.keys = keys;
    }

    /** Shows what passing tests print, or hides it again. */
    void toggleOutput() {
        everything = !everything;
        console.line(style.dim(everything ? "What tests print is shown." : "Only what failing tests print is shown."));
    }

    void saved(Collection<Path> files, List<Batch> batches, int all) {
        var names = files.stream()
                .limit(NAMED)
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
        var more = files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "";
        running("saved " + String.join(", ", names) + more, batches, all);
    }

    void running(String why, List<Batch> batches, int all) {
        int chosen = batches.stream().mapToInt(batch -> batch.classes().size()).sum();
        console.line(style.dim(why + ": " + chosen + " of " + all + (all == 1 ? " test class" : " test classes")));
    }

    void outcome(Outcome outcome) {
        if (outcome.failed()) {
            console.line(style.red("FAILED ") + outcome.test());
            indented("  ", outcome.text());
        }
        if ((outcome.failed() || everything) && !outcome.printed().isBlank()) {
            if (!outcome.failed()) {
                console.line(style.dim(outcome.test() + " printed"));
            }
            indented("  | ", outcome.printed());
        }
    }

    private void indented(String margin, String text) {
        text.stripTrailing().lines().forEach(line -> console.line(margin + line));
    }

    /** The end of a run; failures of classes that were not run stay red. */
    void ended(Tally tally, long millis, Set<String> failedClasses) {
        var seconds = String.format(Locale.ROOT, ", %.2f s", millis / 1000.0);
        if (!failedClasses.isEmpty()) {
            var before = tally.failed() == 0 ? "; failed before: " + String.join(", ", failedClasses) : "";
            console.line(style.red("RED   ") + " " + tally + seconds + before);
        } else if (tally.nothing()) {
            console.line(style.green("GREEN ") + " no test is affected" + seconds);
        } else {
            console.line(style.green("GREEN ") + " " + tally + seconds);
        }
    }

    /** The sources do not compile, or a file cannot be read; there are no results until that is mended. */
    void broken(UserError error) {
        console.line(style.red("BROKEN") + " " + error.problem());
        console.line("  Fix: " + error.fix());
    }

    void cut(String test) {
        console.line(style.dim("cut short at " + test));
    }

    void silent(String test, long seconds) {
        console.line(style.dim(test + " has been running for " + seconds + " s; a save cuts it short."));
    }

    void ignored(Path file) {
        console.line(style.dim(file + " is written by the tests themselves: its changes start no run any more."));
    }

    void help() {
        if (!keys) {
            console.line("Each save runs the tests that it affects; Ctrl-C ends.");
            return;
        }
        console.line(style.dim("Each save runs the tests that it affects. Keys: a all, f failed only, / by name, "
                + "Enter again, o output, h help, q quit."));
    }

    /** Asks for a name. */
    void ask() {
        console.text("Part of the tests' name, * for anything: ");
    }
}
