package io.sosw.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantsFileTest {
    @TempDir
    Path folder;

    @Test
    void aCompiledFileKeepsSourceAndLines() throws IOException {
        var file = write("{\"version\":1,\"source\":\"other.yml\",\"values\":"
                + "{\"csv.delimiter\":{\"value\":\",\",\"line\":3},\"empty\":{\"value\":null,\"line\":4}}}");
        var constants = ConstantsFile.ofPath(file);
        assertThat(constants.source()).isEqualTo("other.yml");
        assertThat(constants.values()).hasSize(1).containsEntry("csv.delimiter", new Constants.Constant(",", 3));
    }

    @Test
    void rawYamlIsRefusedWithTheGoalThatCompilesIt() {
        assertThatThrownBy(() -> ConstantsFile.ofPath("./const.yml"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The defaults file './const.yml' (--const_path) is YAML, which the runtime does"
                        + " not read. Fix: start by `mvn sosw:run`, which compiles it, or run `mvn sosw:prepare`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"version\":2,\"values\":{}}", "{\"version\":1,\"values\":{\"a\":1}}"})
    void anythingElseIsRefusedWithTheGoalThatWritesIt(String text) throws IOException {
        var file = write(text);
        assertThatThrownBy(() -> ConstantsFile.ofPath(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not what the build compiles")
                .hasMessageContaining("run `mvn sosw:prepare`");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ConstantsFile.ofPath(folder.resolve("no.json").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no.json' (--const_path) cannot be read");
    }

    @Test
    void aJarWithoutOneHasNoConstants() {
        var bare = new ClassLoader(null) {};
        assertThat(ConstantsFile.ofResource(bare)).isEqualTo(Constants.none());
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("const.json"), text).toString();
    }
}
