package io.sosw.engine.console;

import java.io.Console;

/** Whether a person looks at what this process prints. */
final class Terminal {
    private Terminal() {}

    /** Since Java 22 there is a console without a terminal too, and it says so. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean interactive() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
