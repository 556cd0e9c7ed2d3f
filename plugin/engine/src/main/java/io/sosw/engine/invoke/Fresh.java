package io.sosw.engine.invoke;

import java.io.IOException;

/** Classes that are what the sources say now. */
@FunctionalInterface
public interface Fresh {

    /**
     * Compiles what has changed.
     *
     * @throws io.sosw.error.UserError with the compiler's messages as long as the sources do not compile
     */
    void bringUpToDate() throws IOException;
}
