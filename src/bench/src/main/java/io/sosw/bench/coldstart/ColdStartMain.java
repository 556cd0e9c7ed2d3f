package io.sosw.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Starts a packaged function again and again under a Runtime API and tells what its process has used until its first answer:
 * CPU and memory as Linux counts them, and the time by the clock. Arguments: how often, the event, then the command.
 */
public final class ColdStartMain {
    private static final int HUNDREDTHS_MILLIS = 10; // Linux counts CPU in hundredths of a second

    private ColdStartMain() {}

    private record Start(double cpuMillis, double wallMillis, long residentMegabytes) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int times = Integer.parseInt(arguments[0]);
        var command = List.of(arguments).subList(2, arguments.length);
        var starts = new ArrayList<Start>();
        for (int i = 0; i < times; i++) {
            starts.add(start(arguments[1], command));
        }
        System.out.printf(
                Locale.ROOT,
                "CPU-ms median %.0f, least %.0f; wall ms median %.0f, least %.0f; RSS MB median %.0f  (%s)%n",
                median(starts.stream().mapToDouble(Start::cpuMillis).toArray()),
                starts.stream().mapToDouble(Start::cpuMillis).min().orElse(0),
                median(starts.stream().mapToDouble(Start::wallMillis).toArray()),
                starts.stream().mapToDouble(Start::wallMillis).min().orElse(0),
                median(starts.stream().mapToDouble(Start::residentMegabytes).toArray()),
                String.join(" ", command));
    }

    private static Start start(String event, List<String> command) throws IOException, InterruptedException {
        try (var api = new OneEvent(event)) {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            long begun = System.nanoTime();
            var process = builder.start();
            try {
                if (!api.answered(30)) {
                    throw new IOException("no answer from " + command);
                }
                double wall = (System.nanoTime() - begun) / 1e6;
                return new Start(cpuMillis(process.pid()), wall, residentMegabytes(process.pid()));
            } finally {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Fields 14 and 15 of {@code /proc/PID/stat}: user and system. */
    private static double cpuMillis(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * (double) HUNDREDTHS_MILLIS;
    }

    private static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
