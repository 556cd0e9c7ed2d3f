package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks the person at the keyboard; where there is none, the command line has to have answered. */
final class Questions {
    private Questions() {}

    /**
     * @param answer of the command line: true asks nothing
     * @param keyboard {@code null} where nobody can answer
     */
    static Predicate<String> of(boolean answer, @Nullable BufferedReader keyboard, Console console) {
        return question -> {
            if (answer) {
                return true;
            }
            if (keyboard == null) {
                throw new UserError(
                        question + " Nobody can answer: there is no terminal", "add -Dsosw.yes.", "deploy-confirm");
            }
            console.line(question + " [yes/no]");
            try {
                var typed = keyboard.readLine();
                return typed != null && typed.strip().equalsIgnoreCase("yes");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }
}
