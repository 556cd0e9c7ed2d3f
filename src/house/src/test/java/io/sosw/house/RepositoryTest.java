package io.sosw.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.house.Repository.SourceFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for the text of every source file, whichever module it lives in. */
class RepositoryTest {
    private static final int LONGEST = 400;
    private static final int MEDIAN = 80;
    private static final Repository REPOSITORY = Repository.here();

    @Test
    void noFileIsLongerThanOneCanHoldInMind() {
        assertThat(REPOSITORY.javaFiles())
                .isNotEmpty()
                .filteredOn(file -> file.lines() > LONGEST)
                .map(file -> file.path() + ": " + file.lines() + " lines")
                .isEmpty();
    }

    @Test
    void halfOfTheFilesFitOnAScreen() {
        var lengths = REPOSITORY.javaFiles().stream()
                .mapToInt(SourceFile::lines)
                .sorted()
                .toArray();
        assertThat(lengths[lengths.length / 2])
                .as("median length of %d files", lengths.length)
                .isLessThanOrEqualTo(MEDIAN);
    }

    @Test
    void nothingIsLeftForLater() {
        assertNowhere("\\b(TO-?DO|FIX(ME))\\b");
    }

    @Test
    void noTestIsSwitchedOff() {
        assertNowhere("^\\s*@Dis(abled)\\b");
    }

    @Test
    void nobodySleeps() {
        assertNowhere("(?<![.\"\\w])(Thread|TimeUnit\\.\\w+)\\.(sleep)\\(");
    }

    @Test
    void publicTypesOfTheAuthorsApiAreDocumented() {
        var declaration = Pattern.compile("^public .*\\b(class|record|interface|enum)\\b", Pattern.MULTILINE);
        assertThat(REPOSITORY.javaFiles())
                .filteredOn(file -> file.path().startsWith("runtime/function/src/main"))
                .isNotEmpty()
                .filteredOn(file -> {
                    var found = declaration.matcher(file.text());
                    return found.find()
                            && !file.text().substring(0, found.start()).contains("*/");
                })
                .map(SourceFile::path)
                .isEmpty();
    }

    private static void assertNowhere(String regex) {
        var pattern = Pattern.compile(regex, Pattern.MULTILINE);
        assertThat(REPOSITORY.javaFiles())
                .flatMap(file -> pattern.matcher(file.text())
                        .results()
                        .map(found -> file.path() + ": " + found.group())
                        .toList())
                .isEmpty();
    }
}
