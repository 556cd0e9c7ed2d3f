package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sosw.engine.jre.TestJdks;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the time zone and the locale of the JVM")
class LambdaPackagerTest {
    private static final FileTime EARLY = FileTime.fromMillis(1_000_000_000_000L);
    private static final FileTime LATE = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path folder;

    private final TimeZone zone = TimeZone.getDefault();
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
    }

    private Projects project(String name) throws IOException {
        return new Projects(folder.resolve(name));
    }

    @Test
    void equalClassesGiveEqualBytesInOtherFoldersTimeZonesAndLocales() throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        Locale.setDefault(Locale.ROOT);
        var one = project("one").jar("i.jar", EARLY, "I/title.txt", 3000);
        one.packaged(false, null);
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        var two = project("two").jar("i.jar", LATE, "I/title.txt", 3000);
        two.packaged(false, null);
        for (String file : new String[] {"greeter.zip", "greeter.zip.content-sha256", "artifacts.json"}) {
            assertThat(two.output().resolve(file))
                    .hasSameBinaryContentAs(one.output().resolve(file));
        }
    }

    /** Of the other JDK than this test's, where there is one: each has its own zlib. */
    @Test
    void equalClassesGiveEqualBytesOnJava17And25() throws Exception {
        var jdk = TestJdks.jdk25();
        assumeTrue(jdk.isPresent(), "no JDK 25 on this machine; give one as JAVA25_HOME");
        var one = project("one");
        one.libraries.add(PackagingMain.compress());
        var here = one.packaged(false, null).get(0).file();
        var elsewhere = one.folder.resolve("elsewhere");
        var builder = new ProcessBuilder(
                jdk.get().home().resolve("bin/java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PackagingMain.class.getName(),
                one.folder.toString(),
                elsewhere.toString());
        builder.environment().put("TZ", "Asia/Tokyo");
        assertThat(builder.inheritIO().start().waitFor()).isZero();
        assertThat(elsewhere.resolve("greeter.zip")).hasSameBinaryContentAs(here);
    }

    @Test
    void zipsLayersAndImagesOfTheSameJarsHaveTheSameCodeHash() throws Exception {
        var one = project("one").jar("a.jar", EARLY, "a.txt", 10);
        var zip = CodeHash.of(one.packaged(false, null));
        var staged = StagedJars.stage("app.jar", one.classes(), one.libraries, folder.resolve("staged"), Instant.EPOCH);
        assertThat(CodeHash.of(staged))
                .isEqualTo(zip)
                .isEqualTo(CodeHash.of(one.packaged(true, null)))
                .isNotEqualTo(CodeHash.of(
                        project("two").jar("a.jar", EARLY, "a.txt", 11).packaged(false, null)));
    }

    @Test
    void anotherByteGivesAnotherContentHash() throws Exception {
        var one = project("one").jar("a.jar", EARLY, "a.txt", 10).packaged(false, null);
        var two = project("two").jar("a.jar", EARLY, "a.txt", 11).packaged(false, null);
        assertThat(one.get(0).contentHash()).isNotEqualTo(two.get(0).contentHash());
    }

    @Test
    void jarsLieInLibUncompressedAndTheApplicationComesFirst() throws Exception {
        var zip = project("one")
                .jar("a.jar", EARLY, "a.txt", 10)
                .packaged(false, null)
                .get(0);
        try (var file = new ZipFile(zip.file().toFile())) {
            assertThat(file.stream().map(Object::toString)).containsExactly("lib/", "lib/0-greeter.jar", "lib/a.jar");
            var jar = folder.resolve("0.jar");
            Files.copy(file.getInputStream(file.getEntry("lib/0-greeter.jar")), jar);
            try (var inner = new ZipFile(jar.toFile())) {
                assertThat(inner.stream().map(Object::toString))
                        .startsWith("META-INF/", "META-INF/MANIFEST.MF")
                        .contains("META-INF/sosw/functions.json", "demo/Hello.class");
                assertThat(inner.stream()).allMatch(entry -> entry.getMethod() == java.util.zip.ZipEntry.STORED);
            }
        }
    }

    @Test
    void aSignedJarStaysAsItIs() throws Exception {
        var project = project("one").jar("a.jar", EARLY, "META-INF/SIGNER.SF", 10);
        var zip = project.packaged(false, null).get(0);
        try (var file = new ZipFile(zip.file().toFile())) {
            assertThat(file.getInputStream(file.getEntry("lib/a.jar")))
                    .hasBinaryContent(Files.readAllBytes(project.folder.resolve("a.jar")));
        }
    }

    @Test
    void whatTheLastZipHoldsAlreadyIsTakenFromThereAndTheBytesAreTheSame() throws Exception {
        var one = project("one").jar("a.jar", EARLY, "a.txt", 3000).jar("b.jar", EARLY, "b.txt", 10);
        one.packaged(false, null);
        Files.writeString(one.classes().resolve("new.txt"), "changed");
        Files.setLastModifiedTime(one.folder.resolve("a.jar"), EARLY);
        one.packaged(false, null);
        var jars = one.packaged(false, null).get(0).jars();
        one.jar("b.jar", EARLY, "b.txt", 11).libraries.remove(1);
        var changed = one.packaged(false, null).get(0);

        var fresh = project("fresh").jar("a.jar", EARLY, "a.txt", 3000).jar("b.jar", EARLY, "b.txt", 11);
        Files.writeString(fresh.classes().resolve("new.txt"), "changed");
        var expected = fresh.packaged(false, null).get(0);
        assertThat(changed.file()).hasSameBinaryContentAs(expected.file());
        assertThat(changed.contentHash()).isEqualTo(expected.contentHash());
        assertThat(changed.jars()).isEqualTo(expected.jars());
        assertThat(jars)
                .extracting(PackedJar::name)
                .isEqualTo(expected.jars().stream().map(PackedJar::name).toList());
    }

    @Test
    void jarsThatHaveNotChangedAreNotReadAgain() throws Exception {
        var one = project("one").jar("a.jar", EARLY, "a.txt", 10);
        one.packaged(false, null);
        var jar = one.folder.resolve("a.jar");
        var time = Files.getLastModifiedTime(jar);
        Files.write(jar, new byte[(int) Files.size(jar)]); // no jar any more
        Files.setLastModifiedTime(jar, time);
        assertThat(one.packaged(false, null).get(0).jars()).hasSize(2);
        Files.writeString(one.output().resolve("function.parts"), "of another version");
        assertThatThrownBy(() -> one.packaged(false, null)).hasMessageContaining("a.jar");
    }

    @Test
    void theLayerIsNamedByItsContentAndTheZipIsThin() throws Exception {
        var zips = project("one").jar("a.jar", EARLY, "a.txt", 10).packaged(true, null);
        assertThat(zips).extracting(PackedZip::kind).containsExactly("layer", "function");
        assertThat(zips.get(0).file().getFileName().toString())
                .isEqualTo("greeter-layer-" + zips.get(0).contentHash().substring(0, 16) + ".zip");
        try (var layer = new ZipFile(zips.get(0).file().toFile());
                var function = new ZipFile(zips.get(1).file().toFile())) {
            assertThat(layer.stream().map(Object::toString)).containsExactly("java/", "java/lib/", "java/lib/a.jar");
            assertThat(function.stream().map(Object::toString)).containsExactly("lib/", "lib/0-greeter.jar");
        }
    }

    @Test
    void whatIsOfTheDevelopersMachineIsRefused() throws Exception {
        var project = project("one").jar("a.jar", EARLY, "io/sosw/local/sqs/LocalSqs.class", 10);
        assertThatThrownBy(() -> project.packaged(false, null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the function's zip would hold the local stand-in for AWS (sosw-local):"
                        + " io/sosw/local/sqs/LocalSqs.class in a.jar"
                        + " (dragged in by com.acme:direct:jar:1 -> com.acme:a.jar)")
                .hasMessageContaining("write <scope>test</scope> for it in pom.xml");
        assertThat(project.output()).isEmptyDirectory();
    }

    @Test
    void aBudgetThatIsExceededListsTheLargestJars() throws Exception {
        var project = project("one").jar("small.jar", EARLY, "a", 10).jar("large.jar", EARLY, "b", 20_000);
        assertThatThrownBy(() -> project.packaged(false, new ByteSize(10_240)))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("(?s)the zip has 2\\d\\.\\d KB and sosw.budget allows 10.0 KB\n"
                        + ".*large.jar \\(com.acme:direct:jar:1 -> com.acme:large.jar\\).*small.jar.*raise"
                        + " -Dsosw.budget.*");
    }

    @Test
    void theConsoleSaysWhatWasPackaged() throws Exception {
        var project = project("one");
        project.packaged(false, null);
        assertThat(project.printed.toString(java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("Packaged target/sosw/greeter.zip: ")
                .contains("1 jars) for java17 on arm64, content ");
    }
}
