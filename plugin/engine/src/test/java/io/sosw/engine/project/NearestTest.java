package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void editsAreCountedRegardlessOfCase() {
        assertThat(Nearest.distance("Memory", "memry")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void aFarNameGetsTheList() {
        assertThat(Nearest.suggestion("quux", List.of("timeout", "class"))).isEqualTo("; known: class, timeout");
        assertThat(Nearest.suggestion("quux", List.of())).isEmpty();
    }
}
