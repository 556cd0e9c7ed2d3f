package io.sosw.config;

import java.util.Collection;
import java.util.Optional;

/** Names of options: snake_case, groups separated by a dot. */
final class OptionNames {
    private OptionNames() {}

    static void check(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0))) {
            throw new IllegalArgumentException("Option name '" + name + "' must start with a lower-case letter");
        }
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!isLetter(c) && c != '_' && c != '.' && !(c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("Option name '" + name + "' must be snake_case");
            }
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** The known name that was probably meant. */
    static Optional<String> nearest(String wrong, Collection<String> known) {
        String best = null;
        var bestDistance = Math.max(1, wrong.length() / 3) + 1;
        for (String name : known) {
            var distance = distance(wrong.replace('-', '_'), name);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
