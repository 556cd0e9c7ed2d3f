package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
    @TempDir
    Path folder;

    @Test
    void eachLibraryIsNamedWithItsHashAndWhatDragsItIn() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "abc");
        var direct = new Library("a.jar", jar, List.of("com.acme:a:jar:1.0"));
        var dragged = new Library("b.jar", jar, List.of("com.acme:a:jar:1.0", "org.b:b:jar:linux:2"));
        var bill = bill(dragged, direct);
        assertThat(bill).isEqualTo(bill(direct, dragged));
        var json = (Map<?, ?>) Json.parse(bill);
        assertThat(json.get("bomFormat")).isEqualTo("CycloneDX");
        assertThat(json.get("specVersion")).isEqualTo("1.6");
        assertThat(String.valueOf(json.get("serialNumber"))).startsWith("urn:uuid:");
        assertThat(bill)
                .contains("pkg:maven/com.acme/a@1.0?type=jar")
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(String.valueOf(json.get("dependencies")))
                .isEqualTo("[{ref=application:greeter, dependsOn=[pkg:maven/com.acme/a@1.0?type=jar]},"
                        + " {ref=pkg:maven/com.acme/a@1.0?type=jar,"
                        + " dependsOn=[pkg:maven/org.b/b@2?type=jar&classifier=linux]},"
                        + " {ref=pkg:maven/org.b/b@2?type=jar&classifier=linux, dependsOn=[]}]");
    }

    @Test
    void aChangedLibraryHasAnotherHash() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "abc");
        var library = new Library("a.jar", jar, List.of("com.acme:a:jar:1.0"));
        var before = bill(library);
        Files.writeString(jar, "abcd");
        assertThat(bill(library))
                .isNotEqualTo(before)
                .contains("88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589");
    }

    private String bill(Library... libraries) throws IOException {
        var file = folder.resolve("greeter" + Sbom.SUFFIX);
        Sbom.write(file, "greeter", "hash", List.of(libraries));
        return Files.readString(file);
    }
}
