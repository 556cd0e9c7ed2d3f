package io.sosw.maven;

import io.sosw.engine.run.ShellWords;
import io.sosw.engine.watch.TestFork;
import io.sosw.engine.watch.TestNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What the project's pom tells Surefire about its tests, so far as it matters outside of Surefire.
 *
 * @param trees the configuration of its usual execution, then that of the plugin
 */
record Surefire(MavenProject project, List<Xpp3Dom> trees) {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-surefire-plugin";

    static Surefire of(MavenProject project) {
        var trees = new ArrayList<Xpp3Dom>();
        var plugin = project.getPlugin(PLUGIN);
        if (plugin != null) {
            var execution = plugin.getExecutionsAsMap().get("default-test");
            if (execution != null && execution.getConfiguration() instanceof Xpp3Dom own) {
                trees.add(own);
            }
            if (plugin.getConfiguration() instanceof Xpp3Dom shared) {
                trees.add(shared);
            }
        }
        return new Surefire(project, List.copyOf(trees));
    }

    TestNames names() {
        return new TestNames(list("includes"), list("excludes"));
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
        return child(name)
                .map(Surefire::text)
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)))
                .filter(text -> !text.isBlank());
    }

    private List<String> list(String name) {
        return children(name)
                .map(Surefire::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Map<String, String> entries(String name) {
        var entries = new LinkedHashMap<String, String>();
        children(name).forEach(each -> entries.put(each.getName(), text(each)));
        return entries;
    }

    private Stream<Xpp3Dom> children(String name) {
        return child(name).stream().flatMap(parent -> Stream.of(parent.getChildren()));
    }

    /** The execution's own wins. */
    private Optional<Xpp3Dom> child(String name) {
        return trees.stream()
                .map(tree -> tree.getChild(name))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** An empty element has no value. */
    private static String text(Xpp3Dom element) {
        String value = element.getValue();
        return value == null ? "" : value.trim();
    }
}
