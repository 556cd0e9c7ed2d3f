package io.sosw.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.jre.TestJdks;
import io.sosw.engine.packaging.Architecture;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk-neutral")
@EnabledOnOs(OS.LINUX)
class ImagePackagerTest {
    @TempDir
    Path folder;

    @Test
    void equalClassesGiveEqualImagesAndChangedOnesRewriteTheLastLayer() throws Exception {
        var project = new ImageProject(folder.resolve("one"));
        var plan = project.plan(TestJdks.newest(), "scratch", "tar");
        var first = project.built(plan);
        var layers = layers(project.tar());
        var written = Files.getLastModifiedTime(project.tar());
        assertThat(project.built(plan)).isEqualTo(first);
        assertThat(project.said()).contains("Unchanged: target/sosw/greeter-image.tar: " + first.digest());
        assertThat(Files.getLastModifiedTime(project.tar())).isEqualTo(written);
        var entry = artifact(project);
        Files.delete(project.tar());
        assertThat(project.built(plan)).isEqualTo(first);
        assertThat(artifact(project)).isEqualTo(entry);

        project.greeting("good morning");
        var changed = project.exchanged(plan);
        assertThat(changed.digest()).isNotEqualTo(first.digest());
        var after = layers(project.tar());
        assertThat(after).hasSize(5);
        assertThat(after.subList(0, 4)).isEqualTo(layers.subList(0, 4));
        assertThat(after.get(4)).isNotEqualTo(layers.get(4));
        assertThat(project.said()).contains("Packaged target/sosw/greeter-image.tar: sha256:");
        assertThat(artifact(project))
                .containsEntry("kind", "image")
                .containsEntry("path", "target/sosw/greeter-image.tar")
                .containsEntry("digest", changed.digest())
                .containsEntry("imageId", changed.imageId())
                .containsKeys("sha256", "size", "contentHash", "runtime", "architecture");
        assertThat(project.output().resolve("greeter-image.cdx.json")).content().contains("CycloneDX");
        assertThat(project.exchanged(plan)).isEqualTo(changed);

        var exchanged = Files.move(project.tar(), folder.resolve("exchanged.tar"));
        var noted = artifact(project);
        assertThat(project.built(plan)).isEqualTo(changed);
        assertThat(project.tar()).hasSameBinaryContentAs(exchanged);
        assertThat(artifact(project)).isEqualTo(noted);
    }

    @Test
    void aFileThatSomebodyElseWroteIsMadeAnew() throws Exception {
        var project = new ImageProject(folder.resolve("one"));
        var plan = project.plan(TestJdks.newest(), "scratch", "tar");
        var first = project.built(plan);
        Files.write(project.tar(), new byte[10_240]);
        assertThat(ImageTar.read(project.tar())).isEmpty();
        assertThat(project.built(plan)).isEqualTo(first);
        project.greeting("good morning");
        Files.setLastModifiedTime(project.tar(), FileTime.fromMillis(1));
        assertThatThrownBy(() -> project.exchanged(plan)).isInstanceOf(AssertionError.class);
    }

    @Test
    void anImageOnATarStartsTheJavaOfItsBase() throws Exception {
        var project = new ImageProject(folder.resolve("one"));
        project.built(project.plan(TestJdks.newest(), "scratch", "tar"));
        var base = Files.move(project.tar(), folder.resolve("base.tar"));
        var second = new ImageProject(folder.resolve("two"));
        second.built(second.plan(TestJdks.newest(), "tar://" + base, "tar"));
        assertThat(layers(second.tar())).hasSize(8);
        assertThat(config(second.tar()))
                .containsEntry("Entrypoint", List.of("java", "@/app/jvm.args", "io.sosw.wrapper.Main"))
                .containsEntry("User", "65534:65534");
        assertThat(second.staged("jvm.args")).content().doesNotContain("AOT").contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void scratchIsOfThisMachineOnly() throws Exception {
        var project = new ImageProject(folder.resolve("one"));
        var plan = project.plan(TestJdks.newest(), "scratch", "tar");
        var other = HostArchitecture.current() == Architecture.ARM64 ? Architecture.X86_64 : Architecture.ARM64;
        var foreign = plan.withArchitecture(other);
        assertThatThrownBy(() -> project.built(foreign))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("an image from scratch for " + other.identifier() + " cannot be built on Linux")
                .hasMessageContaining("type -Dsosw.base=registry://");
    }

    @Test
    void aNameThatIsNoneIsTold() throws Exception {
        var project = new ImageProject(folder.resolve("one"));
        assertThatThrownBy(() -> project.built(project.plan(TestJdks.newest(), "scratch", "docker://UPPER case")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'UPPER case' (sosw.to) is not the name of an image")
                .hasMessageContaining("write it as HOST/NAME:TAG");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsTold() throws Exception {
        var project = new ImageProject(folder.resolve("one"));
        assertThatThrownBy(() ->
                        project.built(project.plan(TestJdks.newest(), "scratch", "registry://127.0.0.1:9/greeter")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the image could not be built from Scratch[] to")
                .hasMessageContaining("-Dsosw.to=tar");
    }

    @Test
    void whatIsNeitherBaseNorTargetIsTold() {
        assertThatThrownBy(() -> BaseImage.of(new Setting("sosw.base", "debian", "pom.xml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "sosw.base must be scratch, registry://NAME or tar://FILE, found 'debian' (pom.xml)");
        assertThatThrownBy(() -> ImageTarget.of(new Setting("sosw.to", "there", "-Dsosw.to"), Path.of("x"), "greeter"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "sosw.to must be tar, docker://NAME or registry://HOST/NAME, found 'there' (-Dsosw.to)")
                .hasMessageContaining("-Dsosw.to=docker://greeter");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> artifact(ImageProject project) throws Exception {
        var root = (Map<?, ?>) Json.parse(Files.readAllBytes(project.output().resolve("artifacts.json")));
        return (Map<String, Object>) ((List<?>) root.get("artifacts")).get(0);
    }

    /** The differences of the layers, in their order. */
    private static List<?> layers(Path tar) throws Exception {
        var rootfs = (Map<?, ?>) TarredImage.config(tar).get("rootfs");
        return (List<?>) rootfs.get("diff_ids");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> config(Path tar) throws Exception {
        return (Map<String, Object>) TarredImage.config(tar).get("config");
    }
}
