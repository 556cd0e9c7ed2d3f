package io.sosw.engine.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code ". Did you mean 'x'?"} when one of the names is near, else the list of names. */
    public static String suggestion(String typed, Collection<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var best = names.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .orElseThrow();
        return distance(typed, best) <= Math.max(2, typed.length() / 3)
                ? "; did you mean '" + best + "'?"
                : "; known: " + String.join(", ", names.stream().sorted().toList());
    }

    /** The number of single-character edits between two names, regardless of case. */
    static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
