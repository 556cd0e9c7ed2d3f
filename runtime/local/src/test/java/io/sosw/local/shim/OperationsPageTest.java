package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.world.TestWorlds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
    @Test
    void thePageNamesWhatIsServed() throws IOException {
        var page = Path.of("../../docs/reference/shim-operations.md");
        var services = new LocalServices(TestWorlds.real(), URI.create("http://127.0.0.1:1"));
        var made = OperationsPage.of(services.mounts());
        if (Boolean.getBoolean("renew")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, made);
        }
        assertThat(page)
                .as("renew it: mvn -pl runtime/local test -Dtest=OperationsPageTest -DargLine=-Drenew=true")
                .hasContent(made);
    }
}
