package io.sosw.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.local.world.TestWorlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private List<String> read() throws IOException {
        var records = new ArrayList<String>();
        Journal.open(folder.resolve("journal"), true, bytes -> records.add(new String(bytes, StandardCharsets.UTF_8)))
                .close();
        return records;
    }

    private void write(String... records) throws IOException {
        try (var journal = Journal.open(folder.resolve("journal"), true, bytes -> {})) {
            for (var record : records) {
                journal.sync(journal.append(record.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void recordsComeBackInOrder() throws IOException {
        write("one", "two");
        write("three");
        assertThat(read()).containsExactly("one", "two", "three");
    }

    @Test
    void whereverACrashCutsTheLastRecordTheOthersStay() throws IOException {
        write("one", "two");
        var whole = Files.readAllBytes(folder.resolve("journal"));
        var afterOne = Journal.HEADER + 8 + 3;
        for (var length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("journal"), java.util.Arrays.copyOf(whole, length));
            assertThat(read()).isEqualTo(length < afterOne ? List.of() : List.of("one"));
            write("after");
            assertThat(read()).endsWith("after");
        }
    }

    @Test
    void damageInTheMiddleIsSaidAndNothingIsChanged() throws IOException {
        write("one", "two", "three");
        var bytes = Files.readAllBytes(folder.resolve("journal"));
        bytes[Journal.HEADER + 8 + 1] ^= 1;
        Files.write(folder.resolve("journal"), bytes);
        assertThatThrownBy(this::read)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the state in " + folder.resolve("journal") + " is damaged at byte 16 of 51")
                .hasMessageContaining("mvn sosw:shim-reset");
        assertThat(folder.resolve("journal")).hasBinaryContent(bytes);
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("journal"), "this is no journal at all");
        assertThatThrownBy(this::read).isInstanceOf(UserError.class).hasMessageContaining("is damaged at byte 0");
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        write("one");
        var bytes = Files.readAllBytes(folder.resolve("journal"));
        bytes[Journal.HEADER - 1] = 9;
        Files.write(folder.resolve("journal"), bytes);
        assertThatThrownBy(this::read)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has format 9, and this shim knows format 1 only")
                .hasMessageContaining("use the version of sosw that wrote it");
    }

    @Test
    void whatCannotBeWrittenIsRefusedFromThenOn() throws IOException {
        write("one");
        var journal = Journal.open(folder.resolve("journal"), true, bytes -> {});
        journal.close();
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> journal.append(new byte[] {1}))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("What was acknowledged before is kept");
        }
        assertThat(read()).containsExactly("one");
    }

    @Test
    void aStateInMemoryThatOutgrowsItsLimitWorksOnAndCannotBeSaved() throws IOException {
        try (var state = Durable.fleeting(folder.resolve("state"), TestWorlds.real(), Journal.HEADER + 1)) {
            var calls = new AtomicInteger();
            for (var i = 0; i < 3; i++) {
                state.template("stack", "{}", calls::incrementAndGet);
            }
            assertThat(calls).hasValue(3);
            assertThatThrownBy(() -> state.copyTo(folder.resolve("copy")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("keeps its state in memory, and has changed more of it than can be saved")
                    .hasMessageContaining("mvn sosw:shim -Dsosw.persist");
        }
        assertThat(Files.size(folder.resolve("state/journal"))).isLessThan(1000);
    }
}
