package io.sosw.essentials.ecology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The health of labourers and how many tasks it allows them. A metric is asked once a minute, however many labourers
 * depend on it.
 *
 * <p>Not thread-safe: one for each run.
 */
public final class EcologyManager {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final MetricSource source;
    private final Coefficients coefficients;
    private final Clock clock;
    private final Map<Metric, Seen> seen = new HashMap<>();

    public EcologyManager(MetricSource source, Coefficients coefficients, Clock clock) {
        this.source = source;
        this.coefficients = coefficients;
        this.clock = clock;
    }

    /** The worst status of the metrics; {@link EcologyStatus#HIGH} if there are none. */
    public EcologyStatus status(List<HealthMetric> metrics) {
        var worst = EcologyStatus.HIGH;
        for (var metric : metrics) {
            var status = metric.status(value(metric.metric()));
            worst = status.compareTo(worst) < 0 ? status : worst;
        }
        return worst;
    }

    /**
     * How many tasks a labourer may hold at once.
     *
     * @param most its own cap
     */
    public int cap(int most, List<HealthMetric> metrics) {
        return coefficients
                .of(status(metrics))
                .multiply(java.math.BigDecimal.valueOf(most))
                .intValue();
    }

    private OptionalDouble value(Metric metric) {
        var now = clock.instant();
        var known = seen.get(metric);
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Seen(source.value(metric), now);
            seen.put(metric, known);
        }
        return known.value();
    }

    private record Seen(OptionalDouble value, Instant at) {}
}
