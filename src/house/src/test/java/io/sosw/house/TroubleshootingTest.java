package io.sosw.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message that sends a reader to a section which does not exist is worse than none. */
class TroubleshootingTest {
    private static final Pattern RAISED = Pattern.compile("new UserError\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern ANCHOR = Pattern.compile(",\\s*\"([a-z0-9]+(?:-[a-z0-9]+)*)\"\\s*(?:,|\\)|$)");
    private static final Repository REPOSITORY = Repository.here();

    @Test
    void everyErrorLeadsToASection() {
        var sections = sections();
        assertThat(REPOSITORY.javaFiles())
                .filteredOn(file -> file.path().toString().contains("src/main"))
                .flatMap(file -> anchors(file.text())
                        .filter(anchor -> !sections.contains(anchor))
                        .map(anchor -> file.path() + ": #" + anchor + " is missing in docs/troubleshooting.md")
                        .toList())
                .isEmpty();
    }

    private static Stream<String> anchors(String source) {
        return RAISED.matcher(source)
                .results()
                .flatMap(raised -> ANCHOR
                        .matcher(raised.group(1))
                        .results()
                        .map(MatchResult::group)
                        .map(found -> found.replaceAll("[^a-z0-9-]", ""))
                        .reduce((first, last) -> last)
                        .stream());
    }

    private static Set<String> sections() {
        return REPOSITORY
                .text("docs/troubleshooting.md")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(TroubleshootingTest::slug)
                .collect(Collectors.toSet());
    }

    /** As GitHub makes the anchor of a heading. */
    private static String slug(String heading) {
        return heading.replaceFirst("^#+ +", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-');
    }
}
