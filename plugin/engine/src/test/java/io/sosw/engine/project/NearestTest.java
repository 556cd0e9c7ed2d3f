package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aNearNameIsSuggested() {
        assertThat(Nearest.suggestion("laod", List.of("load", "clean"))).isEqualTo("; did you mean 'load'?");
    }

    @Test
    void aFarNameGetsTheList() {
        assertThat(Nearest.suggestion("quux", List.of("timeout", "class"))).isEqualTo("; known: class, timeout");
        assertThat(Nearest.suggestion("quux", List.of())).isEmpty();
    }
}
