package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimStateTest {
    @TempDir
    Path project;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private ShimState state() {
        return new ShimState(
                new ShimFolder(project), new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    @Test
    void aStateWithoutAShimIsForgottenOnDiskAndSavedOnesStay() throws IOException {
        var folder = new ShimFolder(project).path();
        Files.createDirectories(folder.resolve("state/bodies"));
        Files.writeString(folder.resolve("state/journal"), "damaged");
        Files.createDirectories(folder.resolve("states/kept"));
        state().reset();
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(folder.resolve("states/kept")).exists();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The state is forgotten");
        state().reset(); // nothing to forget is no mistake
    }

    @Test
    void withoutAShimNothingCanBeSaved() {
        assertThatThrownBy(() -> state().save("name")).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.problem()).startsWith("no shim of " + project + " is running, so there is no state to save");
            assertThat(e.fix()).contains("mvn sosw:shim -Dsosw.persist");
        });
    }
}
