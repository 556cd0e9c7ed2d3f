package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Console;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    Path folder;

    @Test
    void eachChangeLeadsToACallAndAMistakeEndsNothing() throws Exception {
        var source = folder.resolve("src/A.java");
        var event = folder.resolve("event.json");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "1");
        var shown = new ByteArrayOutputStream();
        var notes = new Console(new PrintStream(shown, true, StandardCharsets.UTF_8));
        var calls = new ArrayList<String>();
        var looks = new ArrayList<Integer>();

        new Watch(List.of(folder.resolve("src"), event), notes, Clock.systemUTC(), () -> {
                    looks.add(looks.size());
                    if (looks.size() == 2) {
                        Files.writeString(source, "2"); // the same size, and perhaps in the same tick
                    } else if (looks.size() == 4) {
                        Files.writeString(event, "{}");
                    }
                    return looks.size() < 6;
                })
                .run(() -> {
                    calls.add(Files.readString(source));
                    if (calls.size() == 2) {
                        throw new UserError("the sources do not compile", "mend them.", "broken-edit");
                    }
                });

        assertThat(calls).containsExactly("1", "2", "2");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("the sources do not compile\n  Fix: mend them.")
                .contains("Waiting for a change; Ctrl-C ends.");
    }

    @Test
    void aChangedResourceIsCopiedAgain() throws Exception {
        var resources = Files.createDirectories(folder.resolve("resources/in"));
        var classes = Files.createDirectories(folder.resolve("classes"));
        var fresh = new FreshResources(List.of(folder.resolve("resources"), folder.resolve("none")), classes);
        Files.writeString(resources.resolve("a.txt"), "one");
        fresh.refresh();
        Files.writeString(resources.resolve("a.txt"), "second");
        fresh.refresh();

        assertThat(classes.resolve("in/a.txt")).content().isEqualTo("second");
    }

    @Test
    void standardInputCannotBeWatched() {
        var input = new Setting("sosw.event", "-", "-Dsosw.event");

        assertThatThrownBy(() -> Watch.files(folder, Optional.of(input), true))
                .hasMessageContaining("standard input (-Dsosw.event) cannot be");
        assertThat(Watch.files(folder, Optional.of(input), false)).isEmpty();
        var file = new Setting("sosw.event", "e.json", "-Dsosw.event");
        assertThat(Watch.files(folder, Optional.of(file), true)).containsExactly(folder.resolve("e.json"));
    }
}
