package io.sosw.engine.packaging;

import io.sosw.engine.jre.Jdk;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;

/** Whose Java runs the functions. */
public final class RuntimeChoice {
    private RuntimeChoice() {}

    /** Reads {@code managed} or {@code custom}. */
    public static boolean custom(Setting setting) {
        var text = setting.value().trim();
        if (text.equals("custom") || text.equals("managed")) {
            return text.equals("custom");
        }
        throw new UserError(
                setting.name() + " must be managed or custom, found '" + text + "' (" + setting.origin() + ")",
                "type -Dsosw.runtime=custom, or leave it out.",
                "wrong-type");
    }

    /** The runtime that is made from a JDK of this machine, and therefore of its processor. */
    public static LambdaRuntime runtime(Jdk jdk, Architecture chosen, Architecture host) {
        if (chosen != host) {
            throw new UserError(
                    "a custom runtime for " + chosen.identifier() + " cannot be made on a machine of "
                            + host.identifier(),
                    "leave -Dsosw.architecture out, or build on a machine of that architecture.",
                    "lambda-runtime");
        }
        return new LambdaRuntime(CustomRuntime.IDENTIFIER, jdk.feature());
    }
}
