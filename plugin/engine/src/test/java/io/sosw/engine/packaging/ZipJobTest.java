package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipJobTest {
    @TempDir
    Path folder;

    @Test
    void twoAtTheSameTimeDoNotTakeEachOthersDraft() throws Exception {
        var job = new ZipJob("function", "", List.of());
        var other = Executors.newSingleThreadExecutor();
        try {
            var zip = job.write(folder, hash -> {
                try {
                    other.submit(() -> job.write(folder, same -> "orders.zip")).get();
                } catch (Exception failed) {
                    throw new AssertionError(failed);
                }
                return "orders.zip";
            });

            assertThat(zip.file()).isRegularFile();
            assertThat(folder).isDirectoryNotContaining("glob:**.draft");
        } finally {
            other.shutdown();
        }
    }
}
