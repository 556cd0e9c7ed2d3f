package io.sosw.local.lambda.environment;

import java.io.IOException;

/** Starts the process of an execution environment. */
@FunctionalInterface
public interface Launcher {

    /** Starts and returns at once; the process reports over the Runtime API. */
    Sandbox launch(Launch launch) throws IOException;
}
