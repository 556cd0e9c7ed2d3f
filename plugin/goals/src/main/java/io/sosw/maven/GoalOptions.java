package io.sosw.maven;

import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The goals' own options: what each takes, what it is now, and who has said so.
 *
 * @param types type and default, with a semicolon in between, by the name without {@code sosw.}
 */
record GoalOptions(Map<String, String> types) {
    private static final String PLUGIN = "io.sosw:sosw-maven-plugin";

    static GoalOptions read() throws IOException {
        var file = new Properties();
        try (InputStream in = Objects.requireNonNull(GoalOptions.class.getResourceAsStream("options.txt"))) {
            file.load(in);
        }
        var types = new TreeMap<String, String>();
        file.stringPropertyNames().forEach(name -> types.put(name, file.getProperty(name)));
        return new GoalOptions(types);
    }

    /**
     * One option.
     *
     * @param property as typed after {@code -D}
     * @param value and where it came from
     */
    record Option(String property, String type, String fallback, Setting value) {
        /** Some defaults are words for what is found out later, and no values. */
        private boolean isSaid() {
            return !value.origin().equals("default");
        }

        private String line() {
            return String.format(
                            Locale.ROOT,
                            "  %-22s %-24s %-22s %-26s %s",
                            property,
                            type,
                            fallback,
                            isSaid() ? value.value() : "",
                            value.origin())
                    .stripTrailing();
        }

        private Map<String, @Nullable Object> described() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("option", property);
            map.put("type", type);
            map.put("default", fallback);
            map.put("value", isSaid() ? value.value() : null);
            map.put("origin", value.origin());
            return map;
        }
    }

    /** All, by name. */
    List<Option> of(Settings settings, MavenProject project) {
        var options = new ArrayList<Option>();
        types.forEach((name, words) -> {
            var property = "sosw." + name;
            int end = words.lastIndexOf("; ");
            var fallback = words.substring(end + 2);
            var value = settings.text(property, inPom(project, name).orElse(null), fallback);
            options.add(new Option(property, words.substring(0, end), fallback, value));
        });
        return options;
    }

    private static Optional<String> inPom(MavenProject project, String name) {
        var plugin = project.getPlugin(PLUGIN);
        return plugin != null && plugin.getConfiguration() instanceof Xpp3Dom tree
                ? Optional.ofNullable(tree.getChild(name)).map(Xpp3Dom::getValue)
                : Optional.empty();
    }

    static List<String> lines(List<Option> options) {
        var lines = new ArrayList<String>();
        lines.add(
                "Options of the goals (-Dsosw.name, SOSW_NAME, or <name> in the plugin's configuration; what each is for: "
                        + "mvn sosw:help -Ddetail)");
        lines.add(String.format(
                Locale.ROOT, "  %-22s %-24s %-22s %-26s %s", "option", "type", "default", "value", "from"));
        options.forEach(option -> lines.add(option.line()));
        return lines;
    }

    static Map<String, Object> json(List<Option> options) {
        return Map.of("goals", options.stream().map(Option::described).toList());
    }
}
