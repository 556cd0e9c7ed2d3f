package io.sosw.local.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When something is due.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
@FunctionalInterface
public interface Schedule {
    /** Name, an opening parenthesis, what is inside, a closing one. */
    Pattern FORM = Pattern.compile("(rate|cron|at)\\(([^()]*)\\)");

    Pattern RATE = Pattern.compile("([1-9]\\d{0,5}) (minutes?|hours?|days?)");

    Map<String, Duration> UNITS =
            Map.of("minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

    /** The first moment after the given one; empty when there is none any more. */
    Optional<Instant> next(Instant after);

    /**
     * Reads {@code rate(5 minutes)}, {@code cron(0 12 * * ? *)} or {@code at(2026-11-21T12:00:00)}.
     *
     * @param zone in which cron fields and moments are meant
     * @param start the moment from which a rate counts
     * @throws IllegalArgumentException saying what cannot be read
     */
    static Schedule parse(String expression, ZoneId zone, Instant start) {
        var matcher = FORM.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("neither rate(...), cron(...) nor at(...): " + expression);
        }
        var inside = matcher.group(2);
        return switch (matcher.group(1)) {
            case "rate" -> rate(inside, start);
            case "cron" -> CronSchedule.parse(inside, zone);
            default -> moment(inside, zone);
        };
    }

    private static Schedule rate(String text, Instant start) {
        var matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a rate: " + text);
        }
        var count = Long.parseLong(matcher.group(1));
        var unit = matcher.group(2);
        if ((count == 1) == unit.endsWith("s")) {
            throw new IllegalArgumentException("singular for 1 and plural for more: " + text);
        }
        var period =
                UNITS.getOrDefault(unit.replaceFirst("s$", ""), Duration.ZERO).multipliedBy(count);
        return after -> {
            if (after.isBefore(start)) {
                return Optional.of(start);
            }
            var passed = Duration.between(start, after).dividedBy(period);
            return Optional.of(start.plus(period.multipliedBy(passed + 1)));
        };
    }

    private static Schedule moment(String text, ZoneId zone) {
        try {
            var moment = LocalDateTime.parse(text).atZone(zone).toInstant();
            return after -> moment.isAfter(after) ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a moment such as 2026-11-21T12:00:00: " + text, e);
        }
    }
}
