package io.sosw.config;

import java.util.List;
import java.util.Map;

/** The text of {@code --help}: every option with type, default, environment name and description. */
public final class HelpText {
    private HelpText() {}

    /**
     * Renders sections of options.
     *
     * @param usage the first line
     * @param sections options by heading, in order
     * @param constants the defaults file, whose values are shown as defaults
     */
    public static String of(
            String usage, Map<String, ? extends List<? extends Option<?>>> sections, Constants constants) {
        var text = new StringBuilder(usage).append('\n');
        sections.forEach((heading, options) -> {
            if (!options.isEmpty()) {
                text.append('\n').append(heading).append(":\n");
                for (Option<?> option : options) {
                    append(text, option, constants);
                }
            }
        });
        return text.append("\nWeakest first: default, ")
                .append(constants.source())
                .append(", environment, command line.\n")
                .toString();
    }

    private static <T> void append(StringBuilder text, Option<T> option, Constants constants) {
        text.append("  --").append(option.name());
        text.append(option.type().isFlag() ? "[=" : "=")
                .append('<')
                .append(option.type().label())
                .append('>');
        text.append(option.type().isFlag() ? "]\n" : "\n");
        text.append("      ").append(option.description()).append('\n');
        text.append("      ").append(fallback(option, constants)).append("; environment: ");
        text.append(String.join(" or ", option.envs())).append('\n');
    }

    private static <T> String fallback(Option<T> option, Constants constants) {
        var constant = constants.values().get(option.name());
        if (constant != null) {
            var shown = option.type().isSecret() ? Secret.MASK : String.valueOf(constant.value());
            var origin = new Origin.DefaultsFile(constants.source(), constant.line());
            return "default: " + shown + " (" + origin.text() + ")";
        }
        var fallback = option.fallback();
        if (fallback == null) {
            return "required";
        }
        var shown = option.type().text(fallback);
        return shown.isEmpty() ? "no default" : "default: " + shown;
    }
}
