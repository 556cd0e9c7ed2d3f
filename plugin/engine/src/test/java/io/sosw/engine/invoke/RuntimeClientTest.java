package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.run.Platform;
import io.sosw.error.UserError;
import org.junit.jupiter.api.Test;

class RuntimeClientTest {
    @Test
    void itIsForLinux() {
        assertThat(RuntimeClient.coordinates(new Platform("Linux", "aarch64")))
                .startsWith("com.amazonaws:aws-lambda-java-runtime-interface-client:");
        assertThatThrownBy(() -> RuntimeClient.coordinates(new Platform("Mac OS X", "aarch64")))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.problem())
                            .isEqualTo("AWS's runtime interface client (-Dsosw.ric) runs on Linux only, and this is"
                                    + " Mac OS X aarch64");
                    assertThat(error.fix()).startsWith("leave -Dsosw.ric out");
                    assertThat(error.docs()).isEqualTo("runtime-client");
                });
    }
}
