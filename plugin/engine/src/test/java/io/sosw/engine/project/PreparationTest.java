package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeProject() throws IOException {
        Files.writeString(
                folder.resolve("sosw.yml"), "functions: {load: {class: com.acme.Load, trigger: {queue: Pending}}}");
        Files.writeString(folder.resolve("const.yml"), "delimiter: ';'\n");
        Files.writeString(folder.resolve("template.yaml"), "Resources: {Pending: {Type: 'AWS::SQS::Queue'}}");
    }

    private Path written(String file) throws IOException {
        Preparation.write(Project.read("flights", folder, FunctionDefaults.STANDARD), folder.resolve("classes"));
        return folder.resolve("classes/META-INF/sosw").resolve(file);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDescriptorNamesTheProjectAndItsFunctions() throws IOException {
        var json = (Map<String, Object>) Json.parse(Files.readString(written("functions.json")));
        assertThat(json).containsEntry("project", "flights").containsKey("version");
        var functions = (Map<String, Map<String, Object>>) json.get("functions");
        assertThat(functions.get("load"))
                .containsEntry("class", "com.acme.Load")
                .containsKey("trigger");
    }

    @Test
    void theDefaultsKeepTheirLines() throws IOException {
        assertThat(Json.parse(Files.readString(written("const.json"))).toString())
                .contains("source=const.yml", "delimiter={value=;, line=1}");
    }

    @Test
    void anUnchangedFileKeepsItsTimeStamp() throws IOException {
        var file = written("functions.json");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(Files.getLastModifiedTime(written("functions.json"))).isEqualTo(FileTime.fromMillis(1_000));
    }
}
