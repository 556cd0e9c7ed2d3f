package io.sosw.local.lambda.environment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** As people read them: {@code LogFormat} is {@code Text}. */
record TextLines() implements PlatformLines {
    @Override
    public String initStart(Instant at, Environment.Plan plan, String region) {
        return "INIT_START Runtime Version: " + PlatformLines.runtime(plan) + "\tRuntime Version ARN: "
                + PlatformLines.arn(region) + "\n";
    }

    @Override
    public String initFailed(Instant at, Duration init, String errorType) {
        return "INIT_REPORT Init Duration: " + millis(init) + " ms\tPhase: init\tStatus: error"
                + (errorType.isEmpty() ? "" : "\tError Type: " + errorType) + "\n";
    }

    @Override
    public String start(Instant at, String requestId, String version) {
        return "START RequestId: " + requestId + " Version: " + version + "\n";
    }

    @Override
    public String timedOut(Instant at, String requestId, String message) {
        return at.truncatedTo(ChronoUnit.MILLIS) + " " + requestId + " " + message + "\n\n";
    }

    @Override
    public String end(String requestId) {
        return "END RequestId: " + requestId + "\n";
    }

    @Override
    public String report(Instant at, String requestId, Used used, Outcome outcome) {
        var line = new StringBuilder("REPORT RequestId: ").append(requestId);
        line.append("\tDuration: ").append(millis(used.run())).append(" ms");
        line.append("\tBilled Duration: ").append(used.billedMillis()).append(" ms");
        line.append("\tMemory Size: ").append(used.memory()).append(" MB");
        used.peak()
                .ifPresent(
                        most -> line.append("\tMax Memory Used: ").append(most).append(" MB"));
        used.init()
                .ifPresent(time ->
                        line.append("\tInit Duration: ").append(millis(time)).append(" ms"));
        if (outcome.fatal()) {
            line.append(
                    outcome.timedOut() ? "\tStatus: timeout" : "\tStatus: error\tError Type: " + outcome.errorType());
        }
        return line.append("\n").toString();
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
    }
}
