package io.sosw.essentials.scheduler;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pattern of dates relative to today, as jobs name it in {@code period}. Today is excluded except by {@code today}.
 * Patterns are matched at the start of the text only, as sosw does.
 */
enum Period {
    LAST_DAYS("last_X_days", "last_(\\d+)_days") {
        @Override
        List<LocalDate> dates(LocalDate today, int days) {
            return run(today.minusDays(days), days);
        }
    },
    DAYS_BACK("X_days_back", "(\\d+)_days_back") {
        @Override
        List<LocalDate> dates(LocalDate today, int days) {
            return List.of(today.minusDays(days));
        }
    },
    YESTERDAY("yesterday", "yesterday") {
        @Override
        List<LocalDate> dates(LocalDate today, int days) {
            return List.of(today.minusDays(1));
        }
    },
    TODAY("today", "today") {
        @Override
        List<LocalDate> dates(LocalDate today, int days) {
            return List.of(today);
        }
    },
    PREVIOUS_DAYS("previous_X_days", "previous_(\\d+)_days") {
        @Override
        List<LocalDate> dates(LocalDate today, int days) {
            return run(today.minusDays(2L * days), days);
        }
    },
    /** Sunday to Saturday; on a Sunday the week that ended eight days ago. */
    LAST_WEEK("last_week", "last_week") {
        @Override
        List<LocalDate> dates(LocalDate today, int days) {
            return run(
                    today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .minusDays(8),
                    7);
        }
    };

    private final String label;
    private final Pattern pattern;

    Period(String label, String pattern) {
        this.label = label;
        this.pattern = Pattern.compile(pattern);
    }

    abstract List<LocalDate> dates(LocalDate today, int days);

    /** Whether the text begins with this pattern. */
    boolean matches(String text) {
        return pattern.matcher(text).lookingAt();
    }

    /**
     * The dates in ascending order.
     *
     * @throws InvalidJob if the number of days leaves the calendar
     */
    List<LocalDate> datesOf(String text, LocalDate today) {
        var matcher = pattern.matcher(text);
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("'" + text + "' is not a period of the kind " + label);
        }
        try {
            var dates = dates(today, matcher.groupCount() == 0 ? 0 : Integer.parseInt(matcher.group(1)));
            if (dates.isEmpty() || dates.get(0).getYear() > 0) {
                return dates;
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw new InvalidJob("period", "'" + text + "' reaches beyond the calendar", e);
        }
        throw new InvalidJob("period", "'" + text + "' reaches before the year 1");
    }

    static List<String> labels() {
        return Stream.of(values()).map(period -> period.label).toList();
    }

    private static List<LocalDate> run(LocalDate first, int days) {
        return IntStream.range(0, days).mapToObj(first::plusDays).toList();
    }
}
