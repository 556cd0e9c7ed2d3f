package io.sosw.bench.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used so far.
 *
 * @param cpuMillis of all its threads, as the scheduler counts them, in nanoseconds
 * @param nanoTime when it was read
 */
record Usage(double cpuMillis, long nanoTime, long residentMegabytes) {

    static Usage of(long pid) {
        long now = System.nanoTime();
        var folder = Path.of("/proc", Long.toString(pid));
        try (var threads = Files.newDirectoryStream(folder.resolve("task"))) {
            long nanos = 0;
            for (Path thread : threads) {
                var counted = Files.readString(thread.resolve("schedstat"));
                nanos += Long.parseLong(counted.substring(0, counted.indexOf(' ')));
            }
            return new Usage(nanos / 1e6, now, resident(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long resident(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
