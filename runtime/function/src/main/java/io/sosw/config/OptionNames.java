package io.sosw.config;

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
}
