package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesTest {
    @TempDir
    Path folder;

    @Test
    void theFirstProcessWritesTheArchiveAndTheNextMapsIt() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "one");
        var old = Files.writeString(folder.resolve("deploy-of-another-class-path.jsa"), "");
        var shared = new SharedClasses(folder, "deploy", List.of(jar.toString()));
        var draft = shared.flags().get(2).replace("-XX:ArchiveClassesAtExit=", "");
        Files.writeString(Path.of(draft), "archive");
        shared.keep();
        assertThat(shared.flags().get(2)).startsWith("-XX:SharedArchiveFile=");
        assertThat(Path.of(shared.flags().get(2).replace("-XX:SharedArchiveFile=", "")))
                .hasContent("archive");
        assertThat(old).doesNotExist();
        assertThat(Path.of(draft)).doesNotExist();
    }

    @Test
    void aChangedJarNeedsAnotherArchive() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "one");
        var shared = new SharedClasses(folder, "deploy", List.of(jar.toString()));
        Files.writeString(Path.of(shared.flags().get(2).replace("-XX:ArchiveClassesAtExit=", "")), "archive");
        shared.keep();
        Files.writeString(jar, "another");
        assertThat(shared.flags().get(2)).startsWith("-XX:ArchiveClassesAtExit=");
        shared.keep(); // a process that was killed has written none
    }
}
