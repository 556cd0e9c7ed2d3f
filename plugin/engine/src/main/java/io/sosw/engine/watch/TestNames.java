package io.sosw.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which classes are tests, by Surefire's patterns, such as <code>&#42;&#42;/&#42;Test.java</code>.
 *
 * @param includes patterns; empty for Surefire's own
 * @param excludes patterns
 */
public record TestNames(List<String> includes, List<String> excludes) {
    private static final List<String> STANDARD =
            List.of("**/Test*.java", "**/*Test.java", "**/*Tests.java", "**/*TestCase.java");

    /** Copies the lists and fills in Surefire's own patterns. */
    public TestNames {
        includes = includes.isEmpty() ? STANDARD : List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Full names of the test classes in a folder of compiled classes, sorted. */
    List<String> in(Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(this::matches)
                    .map(name -> name.replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    boolean matches(String internalName) {
        return any(includes, internalName) && !any(excludes, internalName);
    }

    private static boolean any(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> Pattern.matches(regex(pattern), name));
    }

    private static String regex(String pattern) {
        var path = pattern.trim().replaceFirst("\\.(java|class)$", "");
        if (!path.contains("/")) {
            path = "**/" + path;
        }
        var regex = new StringBuilder();
        for (int at = 0; at < path.length(); at++) {
            if (path.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (path.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else {
                char character = path.charAt(at);
                regex.append(
                        character == '*'
                                ? "[^/]*"
                                : character == '?' ? "[^/]" : Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }
}
