package io.sosw.local.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a cron expression: stars, lists, ranges and steps.
 *
 * @param values the numbers that match
 */
record CronField(BitSet values) {

    /**
     * @param names of the numbers from {@code first} on, separated by blanks, or empty
     */
    static CronField parse(String text, int first, int last, String names) {
        var values = new BitSet(last + 1);
        for (var part : text.split(",", -1)) {
            add(values, part, text, first, last, List.of(names.split(" ", -1)));
        }
        return new CronField(values);
    }

    boolean has(int value) {
        return values.get(value);
    }

    private static void add(BitSet values, String part, String text, int first, int last, List<String> names) {
        var slash = part.indexOf('/');
        var range = slash < 0 ? part : part.substring(0, slash);
        var step = slash < 0 ? 1 : number(part.substring(slash + 1), text, 1, last, List.of());
        var dash = range.indexOf('-');
        int from;
        int to;
        if (range.equals("*")) {
            from = first;
            to = last;
        } else if (dash < 0) {
            from = number(range, text, first, last, names);
            to = slash < 0 ? from : last;
        } else {
            from = number(range.substring(0, dash), text, first, last, names);
            to = number(range.substring(dash + 1), text, first, last, names);
        }
        if (from > to) {
            throw new IllegalArgumentException("the range ends before it begins: " + text);
        }
        for (var value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    static int number(String text, String field, int first, int last, List<String> names) {
        var named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0 && !text.isEmpty()) {
            return first + named;
        }
        if (text.matches("\\d{1,4}")) {
            var number = Integer.parseInt(text);
            if (number >= first && number <= last) {
                return number;
            }
        }
        throw new IllegalArgumentException("not from " + first + " to " + last + ": " + field);
    }
}
