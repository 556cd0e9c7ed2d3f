package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.IOException;
import java.util.regex.Pattern;

/** Tells the running shim that the template has changed. */
public final class ShimTemplate implements LiveProject.TemplateUpdate {
    /** The text of a {@link UserError}. */
    private static final Pattern MISTAKE =
            Pattern.compile("(.*?)(?:\\. |\n)Fix: (.*?)\\.? See: \\S+#(\\S+)", Pattern.DOTALL);

    private final ShimFolder folder;
    private final Console console;

    /** The shim of the folder's project. */
    public ShimTemplate(ShimFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    @Override
    public void now() throws IOException {
        var live = folder.live();
        if (live.isEmpty()) {
            return;
        }
        var answer = ShimControl.post(live.get(), "apply", "");
        if (!answer.done()) {
            throw mistake(answer.text());
        }
        console.line("template.yaml has changed: the shim has what it says now.");
    }

    static UserError mistake(String text) {
        var found = MISTAKE.matcher(text);
        return found.matches()
                ? new UserError(
                        found.group(1), found.group(2) + "; until then the shim keeps what it has.", found.group(3))
                : new UserError(
                        "the shim cannot make what template.yaml says now: " + text,
                        "mend template.yaml; the shim keeps what it has.",
                        "broken-edit");
    }
}
