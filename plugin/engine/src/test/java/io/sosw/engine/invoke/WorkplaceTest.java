package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    @TempDir
    Path folder;

    @Test
    void eachProcessHasItsOwnAndWhatTheDeadLeftIsDeleted() throws IOException {
        var dead = Files.createDirectories(folder.resolve("fresh-999999999999/demo"));
        Files.writeString(dead.resolve("Say.class"), "");
        var living = Files.createDirectories(folder.resolve(
                "fresh-" + ProcessHandle.current().parent().orElseThrow().pid()));
        var others = Files.createDirectories(folder.resolve("watch-999999999999"));

        var own = Workplace.of(folder, "fresh");

        assertThat(own)
                .isEqualTo(folder.resolve("fresh-" + ProcessHandle.current().pid()));
        assertThat(dead.getParent()).doesNotExist();
        assertThat(living).exists();
        assertThat(others).exists();
        assertThat(Workplace.of(folder.resolve("new"), "fresh").getParent()).isEqualTo(folder.resolve("new"));
    }
}
