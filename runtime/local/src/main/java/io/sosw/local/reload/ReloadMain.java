package io.sosw.local.reload;

import io.sosw.wrapper.Main;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The wrapper's process with classes that may change: folders of classes, the file with the port to ask, then as {@link Main}. */
public final class ReloadMain {
    /** A person saves, looks and saves again. */
    private static final long REST_MILLIS = 200;

    private ReloadMain() {}

    /** The process. */
    public static void main(String[] arguments) {
        var folders = Stream.of(arguments[0].split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .toList();
        var loader = ReloadMain.class.getClassLoader();
        var code = new WarmCode(
                new Folders(folders, Clock.systemUTC()),
                loader,
                new AskedSources(Path.of(arguments[1])),
                () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(REST_MILLIS)),
                System.err::println);
        Main.run(code, Arrays.copyOfRange(arguments, 2, arguments.length));
    }
}
