package io.sosw.engine.setting;

import io.sosw.error.UserError;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of a goal's parameter: command line before environment before pom before default. Maven alone would
 * let a literal in the pom beat {@code -D}.
 *
 * @param commandLine the session's user properties
 * @param environment of the process
 */
public record Settings(Map<String, String> commandLine, Map<String, String> environment) {
    /** What may stand in {@code .mvn/maven.config} for other goals. */
    private static final Set<String> KNOWN =
            Set.of("sosw.sample", "sosw.memory", "sosw.timeout", "sosw.func", "sosw.event", "sosw.json");

    /**
     * Looks a parameter up.
     *
     * @param property for example {@code sosw.func}; its environment variable is {@code SOSW_FUNC}
     * @param pom what Maven has put into the goal's field, or {@code null}
     */
    public Optional<Setting> find(String property, @Nullable String pom) {
        var variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        var typed = commandLine.get(property);
        if (typed != null) {
            return Optional.of(new Setting(property, typed, "-D" + property));
        }
        var exported = environment.get(variable);
        if (exported != null) {
            return Optional.of(new Setting(property, exported, "environment variable " + variable));
        }
        return Optional.ofNullable(pom).map(value -> new Setting(property, value, "pom.xml"));
    }

    /** What was typed with names that begin so, without that beginning; for names that cannot be known in advance. */
    public Map<String, String> starting(String prefix) {
        var found = new TreeMap<String, String>();
        commandLine.forEach((name, value) -> {
            if (name.startsWith(prefix) && !KNOWN.contains(name)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** The value with its origin, or the default. */
    public Setting text(String property, @Nullable String pom, String otherwise) {
        return find(property, pom).orElseGet(() -> new Setting(property, otherwise, "default"));
    }

    /** A whole number within a range. */
    public int integer(String property, @Nullable String pom, int otherwise, int least, int most) {
        var setting = text(property, pom, Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(setting.value().trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the range
        }
        throw new UserError(
                property + " must be a whole number from " + least + " to " + most + ", found '" + setting.value()
                        + "' (" + setting.origin() + ")",
                "type -D" + property + "=" + otherwise + ", or leave it out.",
                "wrong-type");
    }

    /** A flag; {@code -Dsosw.detach} without a value means yes. */
    public boolean flag(String property, @Nullable String pom) {
        return flag(property, pom, false);
    }

    /** A flag with its default. */
    public boolean flag(String property, @Nullable String pom, boolean otherwise) {
        var setting = text(property, pom, Boolean.toString(otherwise));
        switch (setting.value().trim().toLowerCase(Locale.ROOT)) {
            case "":
            case "true":
                return true;
            case "false":
                return false;
            default:
                throw new UserError(
                        property + " must be true or false, found '" + setting.value() + "' (" + setting.origin() + ")",
                        "type -D" + property + (otherwise ? "=false" : "") + ", or leave it out.",
                        "wrong-type");
        }
    }
}
