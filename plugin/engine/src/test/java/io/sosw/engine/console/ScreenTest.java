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
    void aTerminalIsDrawnOverAndCutsALongLineUntilTheEnd() {
        var screen = Screen.redrawing(out, () -> 4);
        screen.show(List.of("a 1", "b 1"));
        screen.show(List.of("a 2", "longer"));
        screen.end();

        assertThat(text())
                .isEqualTo("\r\u001b[J\u001b[?7la 1\r\nb 1\u001b[?7h\r\u001b[1A"
                        + "\r\u001b[J\u001b[?7la 2\r\nlon…\u001b[?7h\r\u001b[1A"
                        + "\r\u001b[Ja 2\r\nlonger\r\n");
    }

    @Test
    void nothingIsShownAfterTheEnd() {
        var screen = Screen.redrawing(out, () -> 4);
        screen.end();
        screen.show(List.of("a 1"));

        assertThat(text()).isEmpty();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
