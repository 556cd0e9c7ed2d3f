package io.sosw.local.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoppedTest {
    @Test
    void onWindowsNothingIsHeldAndTheWayRoundIsTold() {
        assertThatThrownBy(() -> Stopped.at(Path.of("no-such-file"), "Windows 11"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("on Windows a state with a SQL database cannot be saved while the shim runs")
                .hasMessageContaining("copy .sosw/shim/state to .sosw/shim/states/NAME")
                .hasMessageContaining("#state-sql");
    }
}
