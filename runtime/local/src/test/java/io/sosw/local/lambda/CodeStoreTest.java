package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.lambda.function.CodeStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class CodeStoreTest {
    @TempDir
    Path folder;

    private static FunctionCode zip(String... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return FunctionCode.builder()
                .zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))
                .build();
    }

    private Path unpacked(CodeStore store, FunctionCode code) {
        return store.store(code).root();
    }

    @Test
    void aLibraryThatIsThereAlreadyIsNotUnpackedAgain() throws IOException {
        var store = new CodeStore(folder, () -> null);
        var first = unpacked(store, zip("lib/a.jar", "library", "app.jar", "one"));
        var second = unpacked(store, zip("lib/a.jar", "library", "app.jar", "two"));

        assertThat(Files.isSameFile(first.resolve("lib/a.jar"), second.resolve("lib/a.jar")))
                .isTrue();
        assertThat(second.resolve("app.jar")).hasContent("two");
        assertThat(first.resolve("app.jar")).hasContent("one");
    }

    @Test
    void aLibraryThatIsThereNoMoreIs() throws IOException {
        var store = new CodeStore(folder, () -> null);
        Files.delete(
                unpacked(store, zip("lib/a.jar", "library", "app.jar", "one")).resolve("lib/a.jar"));

        assertThat(unpacked(store, zip("lib/a.jar", "library", "app.jar", "two"))
                        .resolve("lib/a.jar"))
                .hasContent("library");
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        var text =
                FunctionCode.builder().zipFile(SdkBytes.fromUtf8String("text")).build();
        assertThatThrownBy(() -> unpacked(new CodeStore(folder, () -> null), text))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("Could not unzip uploaded file");
    }

    @Test
    void anEntryThatLeadsOutIsRefused() {
        assertThatThrownBy(() -> unpacked(new CodeStore(folder, () -> null), zip("../a", "x")))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("leads out of it");
    }
}
