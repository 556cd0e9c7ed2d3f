package io.sosw.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class UnwritableTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNamed() {
        try {
            Files.writeString(Path.of("/dev/full"), "x");
        } catch (IOException full) {
            assertThat(told(full))
                    .startsWith("nothing can be written to ")
                    .contains(": No space left on device. Fix: make room there, then try again");
            return;
        }
        throw new AssertionError("/dev/full took a byte");
    }

    @Test
    void whatIsForbiddenOrReadOnlyIsNamed() {
        assertThat(told(new AccessDeniedException("/x/target")))
                .startsWith("this user may not write or read /x/target. Fix: give the right to it");
        assertThat(told(new FileSystemException("/x/target", null, "Read-only file system")))
                .startsWith("nothing can be written to /x/target: Read-only file system. Fix: write elsewhere");
        assertThat(told(new IOException("Read-only file system"))).startsWith("nothing can be written to target:");
    }

    @Test
    void anythingElseIsADefectOfOurs() {
        assertThat(Unwritable.told(new NoSuchFileException("/x"), "target")).isEmpty();
        assertThat(Unwritable.told(new IOException(), "target")).isEmpty();
    }

    private static String told(IOException failure) {
        return Unwritable.told(failure, "target").orElseThrow().getMessage();
    }
}
