package io.sosw.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNamesTest {
    @Test
    void withoutPatternsTheyAreSurefires() {
        var names = new TestNames(List.of(), List.of());
        assertThat(List.of("com/acme/LoadTest", "TestLoad", "a/LoadTests", "LoadTestCase"))
                .allMatch(names::matches);
        assertThat(List.of("com/acme/Load", "a/LoadIT", "Contest")).noneMatch(names::matches);
    }

    @Test
    void thePomsPatternsWin() {
        var names = new TestNames(List.of("**/*Spec.java", "com/?cme/*Check.class"), List.of("Slow*", "**/odd/**"));
        assertThat(List.of("com/acme/LoadSpec", "LoadSpec", "com/acme/LoadCheck"))
                .allMatch(names::matches);
        assertThat(List.of("a/LoadTest", "a/SlowSpec", "a/odd/b/LoadSpec", "com/acme/b/LoadCheck"))
                .noneMatch(names::matches);
    }

    @Test
    void nestedClassesAreNotListedAndAMissingFolderHoldsNone(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("a"));
        Files.createFile(folder.resolve("a/OneTest.class"));
        Files.createFile(folder.resolve("a/OneTest$InnerTest.class"));
        var names = new TestNames(List.of(), List.of());
        assertThat(names.in(folder)).containsExactly("a.OneTest");
        assertThat(names.in(folder.resolve("none"))).isEmpty();
    }
}
