package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows what a process appends to its log, until the process ends. */
final class LogTail {
    private static final int PAUSE_MILLIS = 50;

    private final Path log;
    private final Console console;
    private long shown;

    /** A tail that begins at a position of the file, so that earlier runs are not shown again. */
    LogTail(Path log, long from, Console console) {
        this.log = log;
        this.console = console;
        this.shown = from;
    }

    void follow(ProcessHandle process) throws IOException, InterruptedException {
        while (!ended(process)) {
            show();
        }
        show();
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillAlive) {
            return false;
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect);
        }
    }

    void show() throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            shown = Math.min(shown, file.length());
            file.seek(shown);
            var buffer = new byte[8192];
            for (int n = file.read(buffer); n > 0; n = file.read(buffer)) {
                console.raw(buffer, n);
                shown += n;
            }
        }
    }
}
