package io.sosw.engine.jre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedModulesTest {
    private static final String SOURCE =
            "package demo; public class Uses { static final long LONG = 5; Object o = LONG; double d = Math.random() +"
                    + " 2.5; void a(java.sql.Connection c) {} Runnable r = () ->"
                    + " System.out.println(java.net.http.HttpClient.newHttpClient() + \"text/plain\" + d); }";

    @TempDir
    Path folder;

    /** jdeps is the oracle; a JVM that runs the tests has it. */
    @Test
    void theyAreThoseThatJdepsTells() throws Exception {
        var source = Files.writeString(folder.resolve("Uses.java"), SOURCE);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString()))
                .isZero();
        var jar = folder.resolve("uses.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("demo/Uses.class"));
            out.write(Files.readAllBytes(folder.resolve("demo/Uses.class")));
        }
        var jdk = TestJdks.newest();
        var told = new Command(List.of(jdk.tool("jdeps").toString(), "--print-module-deps", jar.toString()), folder)
                .expect()
                .trim();
        for (String time : List.of("first", "remembered")) {
            assertThat(UsedModules.of(jdk, jar, folder))
                    .as(time)
                    .containsAll(Arrays.asList(told.split(",")))
                    .containsExactly("java.base", "java.net.http", "java.sql");
        }
    }
}
