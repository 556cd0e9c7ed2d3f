package io.sosw.engine.cost;

import io.sosw.error.UserError;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a function's REPORT lines say.
 *
 * @param invocations how many lines
 * @param cold how many of them began with an init phase
 * @param millis of all runs together, without their init phases
 * @param billed milliseconds, as Lambda bills them
 * @param memory of the function in MB
 */
public record Measured(long invocations, long cold, double millis, long billed, int memory) {
    private static final Pattern LINE = Pattern.compile(
            ".*REPORT RequestId: \\S+\\s+Duration: ([0-9.]+) ms\\s+Billed Duration: (\\d+) ms\\s+Memory Size: (\\d+) MB(.*)");

    private static final Measured NOTHING = new Measured(0, 0, 0, 0, 0);

    /**
     * Reads a log; other lines are passed over.
     *
     * @param source named in errors
     * @throws UserError if no line is a report, or if the function's memory was changed on the way
     */
    public static Measured of(Stream<String> lines, String source) {
        var found = new Measured[] {NOTHING};
        lines.forEach(line -> found[0] = found[0].with(line, source));
        if (found[0].invocations == 0) {
            throw new UserError(
                    "there is no REPORT line of Lambda in " + source,
                    "call the function first (mvn sosw:invoke -Dsosw.repeat=50), or name a log: -Dsosw.report=FILE, or"
                            + " - for a pipe.",
                    "cost-report");
        }
        return found[0];
    }

    private Measured with(String line, String source) {
        var matcher = LINE.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            return this;
        }
        int size = Integer.parseInt(matcher.group(3));
        if (memory != 0 && memory != size) {
            throw new UserError(
                    "the REPORT lines in " + source + " are of " + memory + " MB and of " + size
                            + " MB: the function was changed, or there are two",
                    "name a log of one function with one memory: -Dsosw.report=FILE.",
                    "cost-report");
        }
        return new Measured(
                invocations + 1,
                cold + (matcher.group(4).contains("Init Duration") ? 1 : 0),
                millis + Double.parseDouble(matcher.group(1)),
                billed + Long.parseLong(matcher.group(2)),
                size);
    }

    /** Seconds of an average run. */
    double seconds() {
        return millis / invocations / 1000;
    }

    /** Billed seconds of an average run. */
    double billedSeconds() {
        return billed / 1000.0 / invocations;
    }
}
