package io.sosw.local.cloudwatch;

import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The statistics by their names: {@code Average}, {@code p99.9}, {@code tm95}, {@code TM(10%:90%)}, {@code PR(:300)}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">CloudWatch
 *     statistics definitions</a>
 */
final class Statistics {
    private static final Pattern SHORT = Pattern.compile("(p|tm|wm|tc|ts)(\\d{1,2}(?:\\.\\d{1,10})?|100)");
    private static final Pattern RANGE = Pattern.compile("(TM|WM|TC|TS|PR)\\(([0-9.]*)(%?):([0-9.]*)(%?)\\)");

    private Statistics() {}

    static ToDoubleFunction<Sample> named(String name) {
        return switch (name) {
            case "SampleCount" -> Sample::count;
            case "Sum" -> Sample::sum;
            case "Average" -> sample -> sample.sum() / sample.count();
            case "Minimum" -> Sample::minimum;
            case "Maximum" -> Sample::maximum;
            case "IQM" -> sample -> trimmed(sample, 0.25, 0.75).mean();
            default -> extended(name);
        };
    }

    private static ToDoubleFunction<Sample> extended(String name) {
        var simple = SHORT.matcher(name);
        if (simple.matches()) {
            var share = Double.parseDouble(simple.group(2)) / 100;
            return simple.group(1).equals("p")
                    ? sample -> percentile(sample, share)
                    : sample -> of(simple.group(1).toUpperCase(java.util.Locale.ROOT), sample, 0, share);
        }
        var range = RANGE.matcher(name);
        if (!range.matches()) {
            throw MetricErrors.invalid("The value " + name + " for parameter Stat is not supported.");
        }
        if (range.group(3).isEmpty() && range.group(5).isEmpty()) {
            var low = bound(range.group(2), Double.NEGATIVE_INFINITY);
            var high = bound(range.group(4), Double.POSITIVE_INFINITY);
            return sample -> of(range.group(1), sample, between(sample, low, high));
        }
        var low = bound(range.group(2), 0) / 100;
        var high = bound(range.group(4), 100) / 100;
        return sample -> of(range.group(1), sample, low, high);
    }

    private static double bound(String text, double otherwise) {
        return text.isEmpty() ? otherwise : Double.parseDouble(text);
    }

    private static double of(String name, Sample sample, double low, double high) {
        return of(name, sample, name.equals("WM") ? winsorized(sample, low, high) : trimmed(sample, low, high));
    }

    private static double of(String name, Sample sample, Part part) {
        return switch (name) {
            case "TC" -> part.count();
            case "TS" -> part.sum();
            case "PR" -> 100 * part.count() / sample.count();
            default -> part.mean();
        };
    }

    /** The smallest value that is not below that share of the values: nearest rank. */
    private static double percentile(Sample sample, double share) {
        var total = sample.counts().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        var rank = share * total;
        var seen = 0.0;
        for (var entry : sample.counts().entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return sample.maximum();
    }

    private static Part trimmed(Sample sample, double low, double high) {
        var total = sample.counts().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        var from = low * total;
        var to = high * total;
        var seen = 0.0;
        var part = new Part(0, 0);
        for (var entry : sample.counts().entrySet()) {
            var kept = Math.min(seen + entry.getValue(), to) - Math.max(seen, from);
            if (kept > 0) {
                part = part.plus(kept, entry.getKey());
            }
            seen += entry.getValue();
        }
        return part;
    }

    private static Part winsorized(Sample sample, double low, double high) {
        return between(sample, percentile(sample, low), percentile(sample, high), true);
    }

    private static Part between(Sample sample, double low, double high) {
        return between(sample, low, high, false);
    }

    private static Part between(Sample sample, double low, double high, boolean moved) {
        var part = new Part(0, 0);
        for (var entry : sample.counts().entrySet()) {
            var value = entry.getKey();
            if (moved) {
                part = part.plus(entry.getValue(), Math.min(high, Math.max(low, value)));
            } else if (value > low && value <= high) {
                part = part.plus(entry.getValue(), value);
            }
        }
        return part;
    }

    private record Part(double count, double sum) {
        Part plus(double more, double value) {
            return new Part(count + more, sum + more * value);
        }

        double mean() {
            return count == 0 ? 0 : sum / count;
        }
    }
}
