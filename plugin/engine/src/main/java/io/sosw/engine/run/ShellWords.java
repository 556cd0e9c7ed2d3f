package io.sosw.engine.run;

import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.List;

/** Splits a line into arguments as a POSIX shell does: blanks, quotes, backslashes; no expansion of any kind. */
public final class ShellWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean open;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** The words of the text; {@code origin} says in an error where the text stood. */
    public static List<String> split(String text, String origin) {
        return new ShellWords(text).words(origin);
    }

    private List<String> words(String origin) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                end();
            } else if (c == '\\') {
                escaped();
            } else if (c == '\'' || c == '"') {
                quoted(c, origin);
            } else {
                word.append(c);
                open = true;
            }
        }
        end();
        return List.copyOf(words);
    }

    /** A backslash at the end of a line continues it, as in the terminal. */
    private void escaped() {
        if (at == text.length()) {
            word.append('\\');
            open = true;
        } else if (text.charAt(at) == '\n') {
            at++;
        } else {
            word.append(text.charAt(at++));
            open = true;
        }
    }

    private void quoted(char quote, String origin) {
        int from = at - 1;
        open = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            if (c == '\\' && quote == '"' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0) {
                c = text.charAt(at++);
            }
            word.append(c);
        }
        throw new UserError(
                "a quote is never closed in " + origin + ": " + text.substring(from),
                "close the " + quote + ", or write \\" + quote + " for the character itself.",
                "run-arguments");
    }

    private void end() {
        if (open) {
            words.add(word.toString());
            word.setLength(0);
            open = false;
        }
    }
}
