package io.sosw.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void aPipeGetsWhatHasChangedAndNothingThatMovesACursor() {
        var screen = Screen.lines(out);
        screen.show(List.of("a 1", "b 1"));
        screen.show(List.of("a 1", "b 2"));

        assertThat(text()).isEqualTo("a 1\nb 1\nb 2\n");
    }

    @Test
    void aTerminalIsDrawnOver() {
        var screen = Screen.redrawing(out);
        screen.show(List.of("a 1", "b 1"));
        screen.show(List.of("a 2", "b 2"));

        assertThat(text()).isEqualTo("\ra 1\u001b[K\n\rb 1\u001b[K\n\u001b[2A\ra 2\u001b[K\n\rb 2\u001b[K\n");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
