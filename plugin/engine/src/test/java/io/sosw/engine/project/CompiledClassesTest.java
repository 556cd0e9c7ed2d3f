package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledClassesTest {
    @TempDir
    Path folder;

    private static FunctionSpec function(String className) {
        return FunctionsFile.parse(
                        YamlFile.parse("sosw.yml", "functions:\n  load: {class: " + className + "}"),
                        FunctionDefaults.STANDARD,
                        new TemplateOutline("template.yaml", false, Map.of()))
                .get(0);
    }

    @Test
    void aClassThatIsNotThereIsToldWithTheNearest() throws IOException {
        Files.createDirectories(folder.resolve("com/acme"));
        Files.createFile(folder.resolve("com/acme/LoadAirports.class"));
        var classes = new CompiledClasses(List.of(folder, folder.resolve("missing.jar")));
        assertThatCode(() -> classes.require(function("com.acme.LoadAirports"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> classes.require(function("com.acme.LoadAirport")))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problem())
                                .isEqualTo(
                                        "the class com.acme.LoadAirport of function 'load' (sosw.yml:2) is not among the"
                                                + " compiled classes; did you mean 'com.acme.LoadAirports'?"));
    }

    @Test
    void aClassMayComeFromADependency() throws IOException {
        var jar = folder.resolve("a.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("com/acme/Load.class"));
        }
        assertThatCode(() -> new CompiledClasses(List.of(jar)).require(function("com.acme.Load")))
                .doesNotThrowAnyException();
    }
}
