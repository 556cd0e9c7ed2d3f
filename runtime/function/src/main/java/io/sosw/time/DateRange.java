package io.sosw.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dates that an event asks for. {@link LocalDate#datesUntil} lists them.
 *
 * @param from the first
 * @param to where they end
 */
public record DateRange(LocalDate from, LocalDate to) {

    /**
     * Reads {@code st_date} or {@code days_back}, and {@code en_date}, which is today where the event does not say. Days
     * count back from the end.
     *
     * @throws IllegalArgumentException if there is neither or both, if one is no date, or if the range begins at its end or
     *     later
     */
    public static DateRange of(Map<String, ? extends @Nullable Object> event, LocalDate today) {
        var begin = event.get("st_date");
        var back = event.get("days_back");
        if ((begin == null) == (back == null)) {
            throw new IllegalArgumentException("give either st_date or days_back, not "
                    + (begin == null ? "neither" : "both st_date " + begin + " and days_back " + back));
        }
        var to = event.containsKey("en_date") ? Moment.date(event.get("en_date")) : today;
        var from = begin == null ? to.minusDays(Long.parseLong(String.valueOf(back))) : Moment.date(begin);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the range must begin before its end: " + from + " to " + to);
        }
        return new DateRange(from, to);
    }

    /**
     * Reads {@code date_list}: a date, dates with commas in between, or a list of dates; else the one date so many days
     * before today.
     *
     * @throws IllegalArgumentException if one is no date
     */
    public static List<LocalDate> list(Map<String, ? extends @Nullable Object> event, int daysBack, LocalDate today) {
        var given = event.get("date_list");
        Stream<?> dates = given instanceof List<?> list
                ? list.stream()
                : given == null ? Stream.of() : Stream.of(given.toString().split(",", -1));
        var read = dates.map(date -> LocalDate.parse(date.toString().strip())).toList();
        return read.isEmpty() ? List.of(today.minusDays(daysBack)) : read;
    }
}
