package io.sosw.local.lambda.environment;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines that Lambda itself writes into a function's log. */
final class PlatformLines {
    private PlatformLines() {}

    static String initStart(String runtime, String region) {
        return "INIT_START Runtime Version: " + runtime.replaceFirst("(\\d)", ":$1") + ".local\tRuntime Version ARN: "
                + "arn:aws:lambda:" + region + "::runtime:local\n";
    }

    static String initReport(Duration init, String status, String errorType) {
        return "INIT_REPORT Init Duration: " + millis(init) + " ms\tPhase: init\tStatus: " + status
                + (errorType.isEmpty() ? "" : "\tError Type: " + errorType) + "\n";
    }

    static String start(String requestId, String version) {
        return "START RequestId: " + requestId + " Version: " + version + "\n";
    }

    static String end(String requestId) {
        return "END RequestId: " + requestId + "\n";
    }

    /** Since August 2025 the init phase is billed as well, so both durations count. */
    static String report(
            String requestId, Duration run, int memory, OptionalInt peak, Optional<Duration> init, Outcome outcome) {
        var billed = run.plus(init.orElse(Duration.ZERO)).toNanos();
        var line = new StringBuilder("REPORT RequestId: ").append(requestId);
        line.append("\tDuration: ").append(millis(run)).append(" ms");
        line.append("\tBilled Duration: ")
                .append((billed + 999_999) / 1_000_000)
                .append(" ms");
        line.append("\tMemory Size: ").append(memory).append(" MB");
        peak.ifPresent(most -> line.append("\tMax Memory Used: ").append(most).append(" MB"));
        init.ifPresent(
                time -> line.append("\tInit Duration: ").append(millis(time)).append(" ms"));
        if (outcome.fatal()) {
            line.append(
                    outcome.errorType().equals("Sandbox.Timedout")
                            ? "\tStatus: timeout"
                            : "\tStatus: error\tError Type: " + outcome.errorType());
        }
        return line.append("\n").toString();
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
    }
}
