package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShellWordsTest {
    private static Iterable<String> split(String text) {
        return ShellWords.split(text, "sosw.args (-Dsosw.args)");
    }

    @Test
    void blanksOfAnyKindSeparate() {
        assertThat(split("  --once\t--region=eu-west-1\n--drain "))
                .containsExactly("--once", "--region=eu-west-1", "--drain");
        assertThat(split("")).isEmpty();
    }

    @Test
    void aBackslashAtTheEndOfALineContinuesIt() {
        assertThat(split(" \\\n--read_queue=q \\\n--once")).containsExactly("--read_queue=q", "--once");
    }

    @Test
    void quotesHoldTogether() {
        assertThat(split("--delimiter=' ' \"a b\"'c d' ''")).containsExactly("--delimiter= ", "a bc d", "");
    }

    @Test
    void backslashesAreAsInAShell() {
        assertThat(split("a\\ b \"c\\\"d\\e\" 'f\\g' h\\")).containsExactly("a b", "c\"d\\e", "f\\g", "h\\");
    }

    @Test
    void aQuoteThatIsNeverClosedIsTold() {
        assertThatThrownBy(() -> split("--a 'b c"))
                .hasMessageContaining("a quote is never closed in sosw.args (-Dsosw.args): 'b c");
    }
}
