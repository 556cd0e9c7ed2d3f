package io.sosw.engine.console;

import io.sosw.error.UserError;

/** A user's error as the console shows it: what failed, what to type, where to read on. */
public final class Complaint {
    private Complaint() {}

    /** Three aligned parts, the problem first. */
    public static String text(UserError error) {
        return error.problem() + "\n  Fix: " + error.fix() + "\n  See: " + error.link();
    }
}
