package io.sosw.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant, for "did you mean". Regardless of case; a dash counts as an underscore. */
public final class NearestName {
    private NearestName() {}

    /** The known name with the fewest edits: at most a third of the typed letters, or the name was only begun. */
    public static Optional<String> of(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> edits(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> edits(typed, name) <= Math.max(1, typed.length() / 3)
                        || typed.length() > 1 && plain(name).startsWith(plain(typed)));
    }

    /** The number of letters inserted, deleted, replaced or swapped with their neighbour (optimal string alignment). */
    static int edits(String left, String right) {
        var a = plain(left);
        var b = plain(right);
        var table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cheapest(int[][] table, String a, String b, int i, int j) {
        int edits = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
        edits = Math.min(edits, table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edits, table[i - 2][j - 2] + 1) : edits;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
