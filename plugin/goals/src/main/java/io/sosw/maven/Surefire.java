package io.sosw.maven;

import io.sosw.engine.run.ShellWords;
import io.sosw.engine.watch.TestFork;
import io.sosw.engine.watch.TestNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/** What the project's pom tells Surefire about its tests, so far as it matters outside of Surefire. */
record Surefire(MavenProject project, String configuration) {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-surefire-plugin";

    static Surefire of(MavenProject project) {
        var plugin = project.getPlugin(PLUGIN);
        if (plugin == null) {
            return new Surefire(project, "");
        }
        var execution = plugin.getExecutionsAsMap().get("default-test");
        var own = execution == null ? null : execution.getConfiguration();
        return new Surefire(project, (own == null ? "" : own) + "\n" + plugin.getConfiguration());
    }

    TestNames names() {
        return new TestNames(list("includes", "include"), list("excludes", "exclude"));
    }

    TestFork fork(List<String> libraries) {
        return new TestFork(
                libraries,
                flags(),
                entries("environmentVariables"),
                split(property("groups")),
                split(property("excludedGroups")));
    }

    /** Of the argument line, words that another plugin would fill in later are left out. */
    private List<String> flags() {
        var flags = new ArrayList<String>();
        for (String word : ShellWords.split(property("argLine").orElse(""), "argLine (pom.xml)")) {
            if (!word.contains("@{") && !word.contains("${")) {
                flags.add(word);
            }
        }
        entries("systemPropertyVariables").forEach((name, value) -> flags.add("-D" + name + "=" + value));
        return flags;
    }

    private static List<String> split(Optional<String> joined) {
        return joined.map(text -> List.of(text.trim().split("\\s*,\\s*"))).orElse(List.of());
    }

    private Optional<String> property(String name) {
        return inner(configuration, name)
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)))
                .filter(text -> !text.isBlank());
    }

    private List<String> list(String outer, String each) {
        var found = new ArrayList<String>();
        var matcher = Pattern.compile("<" + each + ">([^<]*)</" + each + ">")
                .matcher(inner(configuration, outer).orElse(""));
        while (matcher.find()) {
            found.add(plain(matcher.group(1)));
        }
        return found;
    }

    private Map<String, String> entries(String outer) {
        var found = new LinkedHashMap<String, String>();
        var matcher = Pattern.compile("<([\\w.-]+)(?: [^>]*)?>([^<]*)</\\1>")
                .matcher(inner(configuration, outer).orElse(""));
        while (matcher.find()) {
            found.put(matcher.group(1), plain(matcher.group(2)));
        }
        return found;
    }

    private static Optional<String> inner(String xml, String name) {
        var matcher = Pattern.compile("<" + name + "(?: [^>]*)?>(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        return matcher.find() ? Optional.of(plain(matcher.group(1))) : Optional.empty();
    }

    private static String plain(String text) {
        return text.contains("<")
                ? text
                : text.trim()
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&");
    }
}
