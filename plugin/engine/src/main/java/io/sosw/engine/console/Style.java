package io.sosw.engine.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours where there is somebody to see them, else nothing. */
public record Style(boolean coloured) {

    /**
     * As Maven and other programs are told: {@code -Dstyle.color}, then {@code NO_COLOR} (no-color.org), then whether the
     * output is a terminal that can do it.
     *
     * @param option {@code always}, {@code never} or {@code auto}
     */
    public static Style of(boolean terminal, Map<String, String> environment, @Nullable String option) {
        if ("always".equals(option) || "never".equals(option)) {
            return new Style("always".equals(option));
        }
        var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Style(terminal && !refused && !"dumb".equals(environment.get("TERM")));
    }

    /** What went well. */
    public String green(String text) {
        return in("32;1", text);
    }

    /** What went wrong. */
    public String red(String text) {
        return in("31;1", text);
    }

    /** What is of less interest. */
    public String dim(String text) {
        return in("2", text);
    }

    private String in(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
