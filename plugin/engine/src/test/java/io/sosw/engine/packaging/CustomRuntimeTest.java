package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.jre.Jdk;
import io.sosw.engine.jre.Jre;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomRuntimeTest {
    @TempDir
    Path folder;

    private final Jdk jdk = new Jdk(Path.of("/jdk"), Map.of("JAVA_VERSION", "25.0.3"));

    @Test
    void theChoiceIsManagedOrCustom() {
        assertThat(RuntimeChoice.custom(new Setting("sosw.runtime", "custom", "pom.xml")))
                .isTrue();
        assertThat(RuntimeChoice.custom(new Setting("sosw.runtime", "managed", "default")))
                .isFalse();
        assertThatThrownBy(() -> RuntimeChoice.custom(new Setting("sosw.runtime", "graal", "-Dsosw.runtime")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sosw.runtime must be managed or custom, found 'graal' (-Dsosw.runtime)");
    }

    @Test
    void itIsOfThisMachinesProcessor() {
        assertThat(RuntimeChoice.runtime(jdk, Architecture.ARM64, Architecture.ARM64))
                .isEqualTo(new LambdaRuntime("provided.al2023", 25));
        assertThatThrownBy(() -> RuntimeChoice.runtime(jdk, Architecture.ARM64, Architecture.X86_64))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a custom runtime for arm64 cannot be made on a machine of x86_64");
    }

    @Test
    void itHasNoLayer() throws Exception {
        var project = new Projects(folder.resolve("one"));
        var runtime = new CustomRuntime(folder, jdk, List.of(), new JvmOptions(List.of()), true, null);
        assertThatThrownBy(() -> project.packaged(runtime, true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "(sosw.layer) and a runtime of one's own (sosw.runtime=custom) exclude each other");
    }

    @Test
    void aJavaThatAmazonLinuxCannotStartIsRefused() throws Exception {
        var jre = new Jre(folder, "key", jdk);
        assertThatCode(() -> HostLibrary.check(jre, "GLIBC_2.2.5\0GLIBC_2.34\0"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HostLibrary.check(jre, "GLIBC_2.17\0GLIBC_2.36\0"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("that of /jdk needs glibc 2.36, and Amazon Linux 2023 has 2.34");
        assertThatThrownBy(() -> HostLibrary.check(jre, "libstdc++.so.6\0"))
                .hasMessageContaining("needs libstdc++, which need not be there");
        assertThatThrownBy(() -> HostLibrary.check(jre)).hasMessageContaining("is not one of Linux");
    }

    @Test
    void classesThatItCouldNotLoadAreRefused() throws Exception {
        var project = new Projects(folder.resolve("one"));
        var old = new Jdk(Path.of("/jdk"), Map.of("JAVA_VERSION", "11.0.2"));
        var runtime = new CustomRuntime(folder, old, List.of(), new JvmOptions(List.of()), true, null);
        assertThatThrownBy(() -> project.packaged(runtime))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("(?s)the classes are compiled for Java [0-9]+ and the JDK in .*jdk is 11.*type"
                        + " -Dsosw.jdk=FOLDER, a JDK [0-9]+ or newer.*");
    }

    @Test
    void aFolderWithoutJlinkIsNoJdk() throws Exception {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"25\"\n");
        assertThatThrownBy(() -> Jdk.of(new Setting("sosw.jdk", folder.toString(), "-Dsosw.jdk")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no JDK with jlink in " + folder + " (sosw.jdk, -Dsosw.jdk)");
    }
}
