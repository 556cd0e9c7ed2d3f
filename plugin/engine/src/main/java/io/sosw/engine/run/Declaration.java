package io.sosw.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a project declares, as long as its poms stay as they are.
 *
 * @param <P> what is planned from it
 */
public interface Declaration<P> {

    /** Files that say what there is to compile and on which class path. */
    List<Path> poms();

    /**
     * The same from changed poms.
     *
     * @throws io.sosw.error.UserError if they cannot be read
     */
    Declaration<P> reread() throws IOException;

    /** Files that the plan is made from, whether they exist or not. */
    List<Path> files();

    /**
     * Brings classes and resources up to date.
     *
     * @throws io.sosw.error.UserError if the sources do not compile
     */
    void compile() throws IOException;

    /** Compiles for nothing, so that the compiler is warm. */
    default void warmUp() throws IOException {}

    /**
     * Reads the files.
     *
     * @throws io.sosw.error.UserError if they do not say what they should
     */
    P plan() throws IOException;
}
