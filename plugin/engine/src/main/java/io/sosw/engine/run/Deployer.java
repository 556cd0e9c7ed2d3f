package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.nio.file.Path;

/** Carries a deployment's plan out in this JVM; the one implementation needs AWS's SDK and is loaded apart, see {@link Isolated}. */
public interface Deployer {

    /**
     * Does what the plan says.
     *
     * @param plan a file
     * @param result takes what other programs read, and nothing else, if they do
     * @param console takes what people are told
     * @throws io.sosw.error.UserError if a person has to do something
     */
    void run(Path plan, Console result, Console console) throws IOException, InterruptedException;
}
