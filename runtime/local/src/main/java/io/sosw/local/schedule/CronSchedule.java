package io.sosw.local.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * AWS's cron: minutes, hours, day of month, month, day of week (1 is Sunday), year.
 *
 * @param minutes 0 to 59
 * @param hours 0 to 23
 * @param days both day fields
 * @param months 1 to 12
 * @param years 1970 to 2199
 */
record CronSchedule(CronField minutes, CronField hours, CronDays days, CronField months, CronField years, ZoneId zone)
        implements Schedule {
    private static final int FIELDS = 6;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    static CronSchedule parse(String text, ZoneId zone) {
        var fields = text.trim().split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("cron has 6 fields, not " + fields.length + ": " + text);
        }
        return new CronSchedule(
                CronField.parse(fields[0], 0, 59, ""),
                CronField.parse(fields[1], 0, 23, ""),
                CronDays.parse(fields[2], fields[4]),
                CronField.parse(fields[3], 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
                CronField.parse(fields[5], FIRST_YEAR, LAST_YEAR, ""),
                zone);
    }

    @Override
    public Optional<Instant> next(Instant after) {
        var from = after.atZone(zone).toLocalDateTime();
        var day = from.toLocalDate();
        var time = from.toLocalTime();
        while (day.getYear() <= LAST_YEAR) {
            if (!years.has(day.getYear())) {
                day = LocalDate.of(day.getYear() + 1, 1, 1);
            } else if (!months.has(day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else {
                var found = days.has(day) ? on(day, time, after) : Optional.<Instant>empty();
                if (found.isPresent()) {
                    return found;
                }
                day = day.plusDays(1);
            }
            time = LocalTime.MIN;
        }
        return Optional.empty();
    }

    /** The first due moment of that day at or after the time; an hour that the zone skips is due when it ends. */
    private Optional<Instant> on(LocalDate day, LocalTime time, Instant after) {
        for (var hour = time.getHour(); hour < 24; hour++) {
            for (var minute = 0; hours.has(hour) && minute < 60; minute++) {
                if (minutes.has(minute)) {
                    var moment = day.atTime(hour, minute).atZone(zone).toInstant();
                    if (moment.isAfter(after)) {
                        return Optional.of(moment);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
