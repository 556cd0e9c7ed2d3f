package io.sosw.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.error.UserError;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    @Test
    void theProblemComesFirstThenWhatToTypeThenWhereToReadOn() {
        assertThat(Complaint.text(new UserError("port 80 is taken (-Dsosw.port)", "leave it out.", "port-taken")))
                .isEqualTo(
                        "port 80 is taken (-Dsosw.port)\n  Fix: leave it out.\n  See: https://github.com/sosw/sosw-java/blob/main/docs/troubleshooting.md#port-taken");
    }
}
