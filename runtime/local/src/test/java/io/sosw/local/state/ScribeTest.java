package io.sosw.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.local.world.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScribeTest {
    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private Journal journal;
    private Scribe scribe;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder.resolve("journal"), false, bytes -> {});
        scribe = new Scribe(journal, false, time);
    }

    private void add(String text) {
        scribe.add(Entry.of("template", text, "", () -> "{}", "").ended(Instant.EPOCH, 1, ""));
    }

    private List<String> written() throws IOException {
        var names = new ArrayList<String>();
        try (var read = Journal.open(
                folder.resolve("journal"),
                false,
                bytes -> names.add(Entry.read(bytes).name()))) {
            assertThat(read.size()).isEqualTo(journal.size());
        }
        return names;
    }

    @Test
    void entriesAreWrittenALittleLaterInTheirOrder() throws IOException {
        add("one");
        add("two");
        assertThat(written()).isEmpty();
        time.advance(Duration.ofMillis(50));
        assertThat(written()).containsExactly("one", "two");
        add("three");
        time.advance(Duration.ofMillis(50));
        assertThat(written()).containsExactly("one", "two", "three");
    }

    @Test
    void atMost64Wait() throws IOException {
        var names = IntStream.rangeClosed(1, 65).mapToObj(Integer::toString).toList();
        names.forEach(this::add);
        assertThat(written()).isEqualTo(names.subList(0, 64));
        scribe.close();
        assertThat(written()).isEqualTo(names);
    }

    @Test
    void whereTheDiskTakesNoMoreCallsGoOnAndWhoSavesIsTold() throws IOException {
        journal.close();
        IntStream.range(0, 200).forEach(number -> add("late"));
        time.advance(Duration.ofMillis(50));
        assertThatThrownBy(scribe::finish).isInstanceOf(UserError.class).hasMessageContaining("cannot be written");
        assertThat(written()).isEmpty();
    }

    @Test
    void aStateThatIsToLastIsWrittenAtOnce() throws IOException {
        var position = new Scribe(journal, true, time)
                .add(Entry.of("template", "now", "", () -> new String(new byte[3], StandardCharsets.US_ASCII), "")
                        .ended(Instant.EPOCH, 1, ""));
        assertThat(position).isEqualTo(journal.size());
        assertThat(written()).containsExactly("now");
    }
}
