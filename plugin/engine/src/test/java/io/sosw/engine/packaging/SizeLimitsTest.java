package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeLimitsTest {
    private static final SizeLimits LIMITS = SizeLimits.ofLambda(null);

    private static PackedZip zip(long zipped, long unzipped) {
        var jars = IntStream.range(0, 12)
                .mapToObj(i -> new PackedJar("j" + i + ".jar", new ByteSize(i), new ByteSize(i), "a:b:1", ""))
                .toList();
        return new PackedZip(
                Path.of("x.zip"),
                "function",
                ByteSize.ofMegabytes(zipped),
                ByteSize.ofMegabytes(unzipped),
                "",
                "",
                jars);
    }

    @Test
    void zipAndLayerCountTogetherAgainstTheUnzippedQuota() {
        LIMITS.check(List.of(zip(1, 125), zip(1, 125)));
        assertThatThrownBy(() -> LIMITS.check(List.of(zip(1, 125), zip(1, 126))))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "the function has 251.0 MB unzipped, layers included, and Lambda takes 250.0 MB\n");
    }

    @Test
    void theTenLargestJarsAreListed() {
        assertThat(SizeTable.text(zip(1, 1).jars()).lines().skip(2))
                .hasSize(10)
                .first()
                .asString()
                .isEqualTo("      11 B      11 B  j11.jar (a:b:1)");
    }

    @Test
    void aZipForS3OnlyIsWarnedOf() {
        assertThat(LIMITS.warning(List.of(zip(51, 1))).orElseThrow())
                .startsWith(
                        "Warning: the function's zip has 51.0 MB; more than 50.0 MB can be deployed through S3 only.");
    }

    @Test
    void fourFifthsOfAQuotaAreWarnedOf() {
        assertThat(LIMITS.warning(List.of(zip(1, 201))).orElseThrow()).startsWith("Warning: more than 80 %");
        assertThat(LIMITS.warning(List.of(zip(40, 200)))).isEmpty();
    }

    @Test
    void anEnvironmentThatIsTooLargeIsRefused() {
        var function =
                new FunctionSpec("load", 3, "a.B", "", null, 64, 30, Map.of(), 0, List.of(), List.of(), 0, Map.of());
        LIMITS.check(function, Map.of("A", "x".repeat(4095)));
        assertThatThrownBy(() -> LIMITS.check(function, Map.of("A", "x".repeat(4096))))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "the environment of function 'load' (sosw.yml:3) has 4097 bytes and Lambda takes"
                                + " 4096. Fix: move values that all functions share to const.yml");
    }

    @Test
    void sizesAreReadAsPeopleWriteThem() {
        assertThat(size("10MB")).isEqualTo(10L << 20);
        assertThat(size("1.5 kb")).isEqualTo(1536);
        assertThat(size("77")).isEqualTo(77);
        assertThatThrownBy(() -> size("ten"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("sosw.budget must be a size, found 'ten' (-Dsosw.budget). Fix: type for example"
                        + " -Dsosw.budget=10MB.");
    }

    private static long size(String text) {
        return ByteSize.parse(new Setting("sosw.budget", text, "-Dsosw.budget")).bytes();
    }

    @Test
    void theRuntimeIsTheOldestThatLoadsTheClasses() {
        assertThat(runtime("11")).isEqualTo("java17");
        assertThat(runtime("21")).isEqualTo("java21");
        assertThat(runtime("22")).isEqualTo("java25");
        assertThatThrownBy(() -> runtime("26"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no Lambda runtime runs Java '26' (maven.compiler.release, pom.xml). Fix: write"
                        + " <maven.compiler.release>21</maven.compiler.release> in pom.xml");
    }

    private static String runtime(String release) {
        return LambdaRuntime.ofRelease(new Setting("maven.compiler.release", release, "pom.xml"))
                .identifier();
    }

    @Test
    void thereAreTwoArchitectures() {
        assertThat(architecture("x86_64")).isEqualTo(Architecture.X86_64);
        assertThatThrownBy(() -> architecture("amd64"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "sosw.architecture must be arm64 or x86_64, found 'amd64' (-Dsosw.architecture)");
    }

    private static Architecture architecture(String text) {
        return Architecture.of(new Setting("sosw.architecture", text, "-Dsosw.architecture"));
    }
}
