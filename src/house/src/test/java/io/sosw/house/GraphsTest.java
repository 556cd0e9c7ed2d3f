package io.sosw.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.house.Repository.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures are drawn from text, and nobody may change the one without the other. */
class GraphsTest {
    private static final Repository REPOSITORY = Repository.here();

    @Test
    void eachPictureIsOfItsText() {
        assertThat(graphs()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(graph -> {
            var picture = graph.path().toString().replaceFirst("dot$", "svg");
            assertThat(REPOSITORY.text(picture))
                    .as(
                            "%s was not drawn of the present text; type: mvn -Pgraphs -Dquick generate-resources -pl src/house",
                            picture)
                    .startsWith("<!-- of " + graph.path().getFileName() + ", SHA-256 "
                            + sha256(graph.text().replace("\r\n", "\n")) + " -->");
        });
    }

    @Test
    void eachPictureIsShown() {
        var page = REPOSITORY.text("docs/graphs/index.html");
        assertThat(graphs())
                .allSatisfy(graph -> assertThat(page)
                        .contains('"'
                                + String.valueOf(graph.path().getFileName()).replaceFirst("\\.dot$", "")
                                + "\": ["));
    }

    @Test
    void thePageNeedsNoNetwork() {
        assertThat(REPOSITORY.text("docs/graphs/index.html")).doesNotContain("http:", "https:", "src=\"//");
    }

    private static List<SourceFile> graphs() {
        return REPOSITORY.filesNamed(".dot").stream()
                .filter(file -> file.path().startsWith("docs/graphs"))
                .toList();
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
