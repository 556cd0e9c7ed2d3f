package io.sosw.maven;

import io.sosw.error.UserError;

/** How a missing artifact is told. */
final class Unresolved {
    private Unresolved() {}

    static UserError error(String coordinates, Exception cause) {
        return new UserError(
                "Maven cannot resolve " + coordinates + ": " + cause.getMessage(),
                "run the command once without -o and with access to your repository.",
                "unresolved-artifact",
                cause);
    }
}
