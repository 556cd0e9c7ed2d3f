package io.sosw.firstlight;

import java.nio.file.Path;
import java.time.Clock;

/** The README's first command: runs the main job on real input and ends by itself. */
public final class FirstLightMain {
    private FirstLightMain() {}

    /** Arguments: the version to generate with, the folder to work in. */
    public static void main(String[] arguments) throws Exception {
        var steps = new Steps(System.out, Clock.systemUTC());
        new FirstLight(arguments[0], Path.of(arguments[1]), steps).run();
    }
}
