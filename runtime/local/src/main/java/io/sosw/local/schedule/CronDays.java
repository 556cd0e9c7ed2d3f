package io.sosw.local.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Predicate;

/**
 * Day of month and day of week, of which one is {@code ?}.
 *
 * @param matches whether the day is one of them
 */
record CronDays(Predicate<LocalDate> matches) {
    private static final String ANY = "?";
    private static final String NAMES = "SUN MON TUE WED THU FRI SAT";
    private static final int LONGEST_MONTH = 31;
    private static final int WEEK = 7;

    static CronDays parse(String ofMonth, String ofWeek) {
        if (ofMonth.equals(ANY) == ofWeek.equals(ANY)) {
            throw new IllegalArgumentException("one of day of month and day of week is ?, the other is not");
        }
        return new CronDays(ofWeek.equals(ANY) ? month(ofMonth) : week(ofWeek));
    }

    boolean has(LocalDate day) {
        return matches.test(day);
    }

    private static Predicate<LocalDate> month(String text) {
        if (text.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (text.equals("LW")) {
            return day -> day.equals(weekday(day, day.lengthOfMonth()));
        }
        if (text.endsWith("W")) {
            var near = CronField.number(text.substring(0, text.length() - 1), text, 1, LONGEST_MONTH, List.of());
            return day -> near <= day.lengthOfMonth() && day.equals(weekday(day, near));
        }
        var field = CronField.parse(text, 1, LONGEST_MONTH, "");
        return day -> field.has(day.getDayOfMonth());
    }

    /** The Monday to Friday nearest to a day of the month, within the month. */
    private static LocalDate weekday(LocalDate month, int near) {
        var day = month.withDayOfMonth(near);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> near == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> near == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private static Predicate<LocalDate> week(String text) {
        var hash = text.indexOf('#');
        if (hash > 0) {
            var weekday = weekday(text.substring(0, hash), text);
            var nth = CronField.number(text.substring(hash + 1), text, 1, 5, List.of());
            return day -> day.getDayOfWeek() == weekday && (day.getDayOfMonth() - 1) / WEEK + 1 == nth;
        }
        if (text.length() > 1 && text.endsWith("L")) {
            var weekday = weekday(text.substring(0, text.length() - 1), text);
            return day -> day.equals(day.with(TemporalAdjusters.lastInMonth(weekday)));
        }
        var field = CronField.parse(text.equals("L") ? "7" : text, 1, WEEK, NAMES);
        return day -> field.has(day.getDayOfWeek().getValue() % WEEK + 1);
    }

    private static DayOfWeek weekday(String text, String field) {
        var fromSunday = CronField.number(text, field, 1, WEEK, List.of(NAMES.split(" ", -1)));
        return fromSunday == 1 ? DayOfWeek.SUNDAY : DayOfWeek.of(fromSunday - 1);
    }
}
