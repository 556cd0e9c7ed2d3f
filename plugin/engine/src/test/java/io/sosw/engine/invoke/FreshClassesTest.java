package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshClassesTest {
    @TempDir
    Path project;

    private Path classes;
    private FreshClasses fresh;

    @BeforeEach
    void sources() throws IOException {
        classes = Files.createDirectories(project.resolve("classes"));
        write("Greeter", "static String hi() { return Word.word(); }");
        write("Word", "static String word() { return \"1\"; }");
        fresh = fresh();
    }

    private FreshClasses fresh() {
        var compilation =
                new Compilation(List.of(project.resolve("src")), classes, List.of(), List.of("--release", "17"));
        return new FreshClasses(compilation, project.resolve("work"), Clock.systemUTC());
    }

    private void write(String name, String member) throws IOException {
        var file = project.resolve("src/demo/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package demo;\nclass " + name + " {\n" + member + "\n}\n");
    }

    private String answer() throws Exception {
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            var method = loader.loadClass("demo.Greeter").getDeclaredMethod("hi");
            method.setAccessible(true);
            return (String) method.invoke(null);
        }
    }

    @Test
    void whatIsUpToDateIsLeftAlone() throws Exception {
        assertThat(fresh.refresh()).isTrue();
        assertThat(fresh.refresh()).isFalse();
        assertThat(fresh().refresh()).isFalse();
        assertThat(answer()).isEqualTo("1");
    }

    @Test
    void anEditIsServedAlsoToAnotherProcess() throws Exception {
        fresh.refresh();
        write("Word", "static String word() { return \"2\"; }");
        Files.setLastModifiedTime(
                project.resolve("src/demo/Word.java"), FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        assertThat(fresh().refresh()).isTrue();
        assertThat(answer()).isEqualTo("2");
    }

    @Test
    void aBrokenEditGivesTheCompilersWordsAndNothingIsReplaced() throws Exception {
        fresh.refresh();
        write("Word", "static String word() { return 2; }");
        assertThatThrownBy(fresh::refresh).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.problem())
                    .startsWith("the sources do not compile, so nothing was done with them:\n")
                    .contains("Word.java:3: error: incompatible types: int cannot be converted to java.lang.String");
            assertThat(error.docs()).isEqualTo("broken-edit");
        });
        assertThatThrownBy(fresh::refresh).isInstanceOf(UserError.class);
        assertThat(answer()).isEqualTo("1");
        write("Word", "static String word() { return \"3\"; }");
        assertThat(fresh.refresh()).isTrue();
        assertThat(answer()).isEqualTo("3");
    }

    @Test
    void aChangeThatBreaksAnotherFileIsNotMissed() throws Exception {
        fresh.refresh();
        write("Word", "static String renamed() { return \"2\"; }");
        assertThatThrownBy(fresh::refresh).hasMessageContaining("Greeter.java:3: error: cannot find symbol");
    }

    @Test
    void aDeletedSourceTakesItsClassesAlong() throws Exception {
        write("Old", "class Inner {}");
        fresh.refresh();
        assertThat(classes.resolve("demo/Old$Inner.class")).exists();
        Files.delete(project.resolve("src/demo/Old.java"));
        assertThat(fresh.refresh()).isTrue();
        assertThat(classes.resolve("demo/Old$Inner.class")).doesNotExist();
        assertThat(classes.resolve("demo/Old.class")).doesNotExist();
    }

    private FileTime compiledAt(String name) throws IOException {
        return Files.getLastModifiedTime(classes.resolve("demo/" + name + ".class"));
    }

    /** Whether the compiler has looked at the other source is told by the folder where it works. */
    private boolean compiledToo(String name) {
        return Files.exists(project.resolve("work/demo/" + name + ".class"));
    }

    @Test
    void aBodyIsCompiledAlone() throws Exception {
        fresh.refresh();
        write(
                "Word",
                "static String word() { return new Object() { public String toString() { return \"2\"; } }.toString(); }"
                        + " private static int unseen;");
        assertThat(fresh.refresh()).isTrue();
        assertThat(compiledToo("Word")).isTrue();
        assertThat(compiledToo("Greeter")).isFalse();
        assertThat(answer()).isEqualTo("2");

        write("Word", "static String word() { return \"3\"; }");
        assertThat(fresh.refresh()).isTrue();
        assertThat(compiledToo("Greeter")).isFalse();
        assertThat(classes.resolve("demo/Word$1.class")).doesNotExist();
        assertThat(answer()).isEqualTo("3");
    }

    @Test
    void whatOthersSeeCompilesThemToo() throws Exception {
        write("Word", "static final String TEXT = \"1\"; static String word() { return TEXT; }");
        write("Greeter", "static String hi() { return Word.TEXT; }");
        fresh.refresh();
        write("Word", "static final String TEXT = \"2\"; static String word() { return TEXT; }"); // inlined by others
        assertThat(fresh.refresh()).isTrue();
        assertThat(compiledToo("Greeter")).isTrue();
        assertThat(answer()).isEqualTo("2");
        for (String seen : List.of(
                "static <T extends Comparable<T>> T any(T t) { return t; }",
                "static String word() throws RuntimeException { return TEXT; }",
                "record Pair(int a, int b) {}",
                "sealed interface Shape permits Round {} record Round() implements Shape {}",
                "@Deprecated protected int field;")) {
            write("Word", "static final String TEXT = \"2\"; " + seen);
            assertThat(fresh.refresh()).isTrue();
            assertThat(compiledToo("Greeter")).as(seen).isTrue();
        }
    }

    @Test
    void whatAnotherCompilerHasPutThereIsNotTakenForOurs() throws Exception {
        fresh.refresh();
        write("Word", "static String word() { return \"2\"; } static int seen;");
        fresh().recompile(); // as an IDE does
        write("Word", "static String word() { return \"3\"; } static int seen;");
        assertThat(fresh.refresh()).isTrue();
        assertThat(compiledToo("Greeter")).isTrue();
        assertThat(answer()).isEqualTo("3");
    }

    @Test
    void afterWarmingUpEvenTheFirstEditIsCompiledAlone() throws Exception {
        fresh.refresh();
        var again = fresh();
        assertThat(again.refresh()).isFalse();
        again.warmUp();
        var before = compiledAt("Greeter");
        write("Word", "static String word() { return \"2\"; }");
        assertThat(again.refresh()).isTrue();
        assertThat(compiledToo("Greeter")).isFalse();
        assertThat(compiledAt("Greeter")).isEqualTo(before);
        assertThat(answer()).isEqualTo("2");
    }

    /** No pause between the edits: many fall into one tick of the file system's clock and have the same size. */
    @Test
    void fortyRandomEditsInABurstAreAllServed() throws Exception {
        var random = new Random(1);
        fresh.refresh();
        for (var i = 100; i < 140; i++) {
            if (random.nextInt(10) == 0) {
                write("Word", "static String word() { return \"" + i + "\" }");
                assertThatThrownBy(fresh::refresh).hasMessageContaining("';' expected");
            }
            write("Word", "static String word() { return \"" + i + "\"; }");
            fresh.refresh();
            assertThat(answer()).isEqualTo(Integer.toString(i));
        }
    }
}
