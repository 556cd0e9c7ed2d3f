package io.sosw.config;

import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges the sources, weakest first: code, defaults file, environment, command line. Reports all problems at once. */
public final class ConfigLoader {
    private final Map<String, Option<?>> options = new LinkedHashMap<>();

    /**
     * @param declared everything that may be set; the same constant may appear twice
     * @throws IllegalArgumentException if two options share a name
     */
    public ConfigLoader(Iterable<? extends Option<?>> declared) {
        for (Option<?> option : declared) {
            var other = options.put(option.name(), option);
            if (other != null && other != option) {
                throw new IllegalArgumentException("Two different options are called " + option
                        + ": rename one, or use the same constant in both places");
            }
        }
    }

    /** The options by name, in the order of their declaration. */
    public List<Option<?>> options() {
        return List.copyOf(options.values());
    }

    /**
     * Loads and validates.
     *
     * @throws UserError with every problem and its origin
     */
    public Config load(Sources sources) {
        return load(sources, true);
    }

    /**
     * Loads these options alone and leaves what is unknown to a later {@link #load}; for what must be known before all
     * options are.
     *
     * @throws UserError if one of these options has a problem
     */
    public Config peek(Sources sources) {
        return load(sources, false);
    }

    private Config load(Sources sources, boolean all) {
        var problems = new ArrayList<String>();
        Map<String, String> line = Map.of();
        if (!sources.arguments().isEmpty()) { // never so on Lambda, where a cold start loads one class less
            var parsed = CommandLine.parse(sources.arguments(), options);
            line = parsed.values();
            if (all) {
                problems.addAll(parsed.problems());
            }
        }
        if (all && sources.checkNames()) {
            unknownConstants(sources.constants(), problems);
        }
        var entries = new ArrayList<Config.Entry<?>>();
        for (var named : options.entrySet()) {
            var entry = resolve(named.getValue(), sources, line, problems);
            if (entry != null) {
                entries.add(entry);
            }
        }
        if (!problems.isEmpty()) {
            throw error(problems);
        }
        return Config.loaded(entries);
    }

    private <T> Config.@Nullable Entry<T> resolve(
            Option<T> option, Sources sources, Map<String, String> line, List<String> problems) {
        var argument = line.get(option.name());
        if (argument != null) {
            return read(option, argument, new Origin.CommandLine(), problems);
        }
        for (String name : option.envs()) {
            var variable = sources.environment().get(name);
            if (variable != null) {
                return read(option, variable, new Origin.Environment(name), problems);
            }
        }
        var constants = sources.constants();
        var constant = constants.values().get(option.name());
        if (constant != null) {
            return read(
                    option, constant.value(), new Origin.DefaultsFile(constants.source(), constant.line()), problems);
        }
        var fallback = option.fallback();
        if (fallback == null) {
            problems.add(option.name() + " is missing: give " + option + ", environment variable "
                    + String.join(" or ", option.envs()) + ", or " + option.name() + " in " + constants.source());
            return null;
        }
        return new Config.Entry<>(option, fallback, new Origin.Code());
    }

    private static <T> Config.@Nullable Entry<T> read(
            Option<T> option, Object raw, Origin origin, List<String> problems) {
        try {
            return new Config.Entry<>(option, option.parse(raw), origin);
        } catch (IllegalArgumentException e) {
            var observed = option.type().isSecret() ? Secret.MASK : String.valueOf(raw);
            problems.add(option.name() + ": '" + observed + "' " + e.getMessage() + " (" + origin.text() + ")");
            return null;
        }
    }

    private void unknownConstants(Constants constants, List<String> problems) {
        constants.values().forEach((name, constant) -> {
            if (!options.containsKey(name)) {
                problems.add("unknown name " + name + CommandLine.suggestion(name, options.keySet(), "") + " ("
                        + new Origin.DefaultsFile(constants.source(), constant.line()).text() + ")");
            }
        });
    }

    private static UserError error(List<String> problems) {
        var text = problems.size() == 1
                ? "The configuration has a problem: " + problems.get(0)
                : "The configuration has " + problems.size() + " problems:\n  - " + String.join("\n  - ", problems)
                        + "\n";
        return new UserError(
                text,
                "correct what is named above; --help lists every option with its type and default.",
                "configuration");
    }
}
