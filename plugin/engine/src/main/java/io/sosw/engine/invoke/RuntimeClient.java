package io.sosw.engine.invoke;

import io.sosw.engine.run.Platform;
import io.sosw.error.UserError;

/** AWS's own runtime interface client, to check that a function does the same in it as in our loop. */
public final class RuntimeClient {
    private static final String COORDINATES = "com.amazonaws:aws-lambda-java-runtime-interface-client:2.9.0";

    private RuntimeClient() {}

    /**
     * Where it is to be had.
     *
     * @throws UserError where its native library does not run
     */
    public static String coordinates(Platform platform) {
        if (!platform.linux()) {
            throw new UserError(
                    "AWS's runtime interface client (-Dsosw.ric) runs on Linux only, and this is " + platform,
                    "leave -Dsosw.ric out; our loop speaks the same protocol on every system.",
                    "runtime-client");
        }
        return COORDINATES;
    }
}
