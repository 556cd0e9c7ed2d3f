package io.sosw.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.image.jib.JibImages;
import io.sosw.engine.jre.TestJdks;
import io.sosw.engine.packaging.Architecture;
import io.sosw.error.UserError;
import io.sosw.house.NeedsDocker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An image has the architecture that is asked for, where its base has it, in a real registry. */
@NeedsDocker
@Timeout(120)
class ArchitectureOfBaseTest {
    private static final String INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    @TempDir
    Path folder;

    private BuiltImage base(String architecture, ImageTarget target) throws Exception {
        var file = Files.writeString(folder.resolve("java"), "of " + architecture);
        return new JibImages()
                .build(
                        new ImageRecipe(
                                new BaseImage.Scratch(),
                                target,
                                architecture,
                                List.of(new ImageLayer("java", List.of(new ImageFile(file, "/bin/java", 0755)))),
                                List.of("java"),
                                "0:0",
                                Map.of(),
                                folder.resolve("cache"),
                                false),
                        any -> Optional.empty());
    }

    private static void put(String registry, String text) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + registry + "/v2/base/manifests/both"))
                                .header("Content-Type", INDEX)
                                .PUT(HttpRequest.BodyPublishers.ofString(text))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static HttpResponse<byte[]> manifest(String registry, String reference) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + registry + "/v2/base/manifests/" + reference))
                                .header("Accept", MANIFEST)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String entry(String registry, String architecture, BuiltImage image) throws Exception {
        return "{\"mediaType\":\"" + MANIFEST + "\",\"digest\":\"" + image.digest() + "\",\"size\":"
                + manifest(registry, image.digest()).body().length + ",\"platform\":{\"architecture\":\""
                + architecture + "\",\"os\":\"linux\"}}";
    }

    private static Object architecture(ImageProject project, String base, Architecture wanted) throws Exception {
        project.built(project.plan(TestJdks.newest(), base, "tar").withArchitecture(wanted));
        assertThat(project.output().resolve("artifacts.json"))
                .content()
                .contains("\"architecture\": \"" + wanted.identifier() + "\"");
        return TarredImage.config(project.tar()).get("architecture");
    }

    @Test
    void itIsTheOneThatIsAskedForOrAnError() throws Exception {
        var project = new ImageProject(folder.resolve("project"));
        try (var registry = LoopbackRegistry.start(folder.resolve("registry"))) {
            var name = registry.address() + "/base";
            var arm = base("arm64", new ImageTarget.Registry(name + ":arm64"));
            var amd = base("amd64", new ImageTarget.Registry(name + ":amd64"));
            put(
                    registry.address(),
                    "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                            + entry(registry.address(), "arm64", arm) + ","
                            + entry(registry.address(), "amd64", amd) + "]}");

            var both = "registry://" + name + ":both";
            assertThat(architecture(project, both, Architecture.ARM64)).isEqualTo("arm64");
            assertThat(architecture(project, both, Architecture.X86_64)).isEqualTo("amd64");

            assertThatThrownBy(() -> architecture(project, "registry://" + name + ":amd64", Architecture.ARM64))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("the base image is not for arm64: the configured platform (arm64/linux)")
                    .hasMessageContaining("type -Dsosw.architecture=x86_64, or name a base image that is");
        }
    }

    @Test
    void aTarOfAnotherArchitectureIsAnError() throws Exception {
        var project = new ImageProject(folder.resolve("project"));
        var tar = folder.resolve("base.tar");
        base("arm64", new ImageTarget.Tar(tar, "base"));
        assertThat(architecture(project, "tar://" + tar, Architecture.ARM64)).isEqualTo("arm64");
        assertThatThrownBy(() -> architecture(project, "tar://" + tar, Architecture.X86_64))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the base image is not for amd64: " + tar + " is of arm64");
    }
}
