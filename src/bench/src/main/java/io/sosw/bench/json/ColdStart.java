package io.sosw.bench.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forks JVMs that read an S3 notification, bind it and write a result, and prints the CPU time that each candidate took.
 * The time is Linux's account of this process's children (10 ms steps, hence the mean of a round), candidates take turns.
 */
public final class ColdStart {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int STARTS = Integer.getInteger("starts", 10);

    private ColdStart() {}

    /** Measures all candidates on the JDK that runs it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<Candidate, List<Double>> means = new LinkedHashMap<>();
        for (var round = 0; round <= ROUNDS; round++) {
            for (var candidate : Candidate.ALL) {
                var mean = round(candidate);
                if (round > 0) { // the first one fills the disk cache
                    means.computeIfAbsent(candidate, c -> new ArrayList<>()).add(mean);
                }
            }
        }
        System.out.printf("JDK %s, %d rounds of %d starts%n", Runtime.version(), ROUNDS, STARTS);
        System.out.println("| codec | CPU ms, median (min) | above the floor | bytes in the archive |");
        System.out.println("| --- | --- | --- | --- |");
        var floor = median(means.getOrDefault(Candidate.ALL.get(0), List.of(0.0)));
        for (var entry : means.entrySet()) {
            var median = median(entry.getValue());
            System.out.printf(
                    "| %s | %.1f (%.1f) | %.1f | %,d |%n",
                    entry.getKey().name(),
                    median,
                    Collections.min(entry.getValue()),
                    median - floor,
                    entry.getKey().bytes());
        }
    }

    private static double round(Candidate candidate) throws IOException, InterruptedException {
        var before = cpuOfChildren();
        for (var i = 0; i < STARTS; i++) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            candidate.classPath(),
                            "io.sosw.bench.json." + candidate.program())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(candidate + " ended with " + process.exitValue());
            }
        }
        return (cpuOfChildren() - before) * 10.0 / STARTS;
    }

    /** cutime and cstime of proc(5), in hundredths of a second. */
    private static long cpuOfChildren() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
