package io.sosw.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void editsAreCountedRegardlessOfCase() {
        assertThat(NearestName.edits("Memory", "memry")).isEqualTo(1);
        assertThat(NearestName.edits("", "abc")).isEqualTo(3);
        assertThat(NearestName.edits("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void swappedNeighboursAreOneEdit() {
        assertThat(NearestName.edits("drian", "drain")).isEqualTo(1);
        assertThat(NearestName.of("drian", List.of("once", "drain"))).contains("drain");
    }

    @Test
    void aFarNameIsNotGuessed() {
        assertThat(NearestName.of("quux", List.of("timeout", "class"))).isEmpty();
        assertThat(NearestName.of("quux", List.of())).isEmpty();
    }

    @Test
    void aDashIsAnUnderscore() {
        assertThat(NearestName.of("db-host", List.of("db_host", "db_port"))).contains("db_host");
    }
}
