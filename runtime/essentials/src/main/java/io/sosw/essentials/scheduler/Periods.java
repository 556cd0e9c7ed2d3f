package io.sosw.essentials.scheduler;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The calendar dimension of chunking: the six periods of sosw and those that a project adds.
 *
 * @param clock its date is today; UTC in Lambda
 * @param custom patterns of the project by their exact text, each giving its dates for today
 */
public record Periods(Clock clock, Map<String, Function<LocalDate, List<LocalDate>>> custom) {

    /** Only the six periods of sosw. */
    public Periods(Clock clock) {
        this(clock, Map.of());
    }

    /**
     * The dates of a period, ascending.
     *
     * @throws InvalidJob if no pattern matches
     */
    public List<LocalDate> dates(String period) {
        var today = LocalDate.now(clock);
        for (var known : Period.values()) {
            if (known.matches(period)) {
                return known.datesOf(period, today);
            }
        }
        var own = custom.get(period);
        if (own != null) {
            return own.apply(today);
        }
        throw new InvalidJob(
                "period",
                "'" + period + "' is not supported; use one of " + Period.labels() + " or " + custom.keySet());
    }
}
