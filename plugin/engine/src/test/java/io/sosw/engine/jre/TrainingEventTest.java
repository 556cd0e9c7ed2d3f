package io.sosw.engine.jre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingEventTest {
    @TempDir
    Path folder;

    @Test
    void itIsTheFilesBytesOrNone() throws IOException {
        var file = Files.writeString(folder.resolve("event.json"), "{}");
        assertThat(TrainingEvent.read(file)).asString().isEqualTo("{}");
        assertThat(TrainingEvent.read(null)).isNull();
    }

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> TrainingEvent.read(folder.resolve("none.json")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("there is no event to train with: " + folder.resolve("none.json"))
                .hasMessageContaining("type -Dsosw.training=FILE");
    }
}
