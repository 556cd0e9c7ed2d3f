package io.sosw.config;

import io.sosw.error.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits {@code --name=value}, {@code --name value} and {@code --flag}. The last of several wins. */
final class CommandLine {
    private final Map<String, Option<?>> known;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private CommandLine(Map<String, Option<?>> known) {
        this.known = known;
    }

    static CommandLine parse(List<String> arguments, Map<String, Option<?>> known) {
        var line = new CommandLine(known);
        var i = 0;
        while (i < arguments.size()) {
            i += line.take(arguments, i);
        }
        return line;
    }

    Map<String, String> values() {
        return values;
    }

    List<String> problems() {
        return problems;
    }

    /** Reads one option and says how many arguments it took. Never prints a value: it may be a secret. */
    private int take(List<String> arguments, int i) {
        var argument = arguments.get(i);
        if (!argument.startsWith("--") || argument.length() == 2) {
            problems.add("argument " + (i + 1) + " belongs to no option (command line)");
            return 1;
        }
        var equals = argument.indexOf('=');
        var name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        var option = known.get(name);
        if (option == null) {
            problems.add("unknown option --" + name + suggestion(name, known.keySet(), "--") + " (command line)");
            return equals < 0 && i + 1 < arguments.size() && !isOption(arguments.get(i + 1)) ? 2 : 1;
        }
        if (equals >= 0) {
            values.put(name, argument.substring(equals + 1));
            return 1;
        }
        var next = i + 1 < arguments.size() ? arguments.get(i + 1) : "--";
        if (option.type().isFlag()) {
            var said = next.equals("true") || next.equals("false");
            values.put(name, said ? next : "true");
            return said ? 2 : 1;
        }
        if (isOption(next)) {
            problems.add("--" + name + " has no value (command line)");
            return 1;
        }
        values.put(name, next);
        return 2;
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("--");
    }

    static String suggestion(String wrong, Collection<String> known, String prefix) {
        var nearest = NearestName.of(wrong, known);
        return nearest.isPresent() ? ", did you mean " + prefix + nearest.get() + "?" : "";
    }
}
