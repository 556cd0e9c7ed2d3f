package io.sosw.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.function.PortableFunction;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationLoaderTest {
    private static final String OWN = ApplicationLoaderTest.class.getName() + "$Own";
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    /** In the jar and, as here, on the class path. */
    static final class Own {}

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private Path jar() throws IOException {
        var file = folder.resolve("application.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            var entry = OWN.replace('.', '/') + ".class";
            try (var bytes = getClass().getClassLoader().getResourceAsStream(entry)) {
                put(jar, entry, bytes.readAllBytes());
            }
            put(jar, "META-INF/sosw/functions.json", "own".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        ((OutputStream) jar).write(content);
        jar.closeEntry();
    }

    @Test
    void itsOwnComesFromItsJarAndAllElseFromTheClassPath() throws Exception {
        var parent = getClass().getClassLoader();
        var loader = ApplicationLoader.open(jar().toString(), parent);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
        var own = loader.loadClass(OWN);
        assertThat(own).isNotSameAs(Own.class).isSameAs(loader.loadClass(OWN));
        assertThat(own.getClassLoader()).isSameAs(loader);
        assertThat(own.getProtectionDomain().getCodeSource().getLocation().toString())
                .endsWith("application.jar");
        assertThat(loader.loadClass(PortableFunction.class.getName())).isSameAs(PortableFunction.class);
        try (var stream = loader.getResourceAsStream("META-INF/sosw/functions.json")) {
            assertThat(stream).hasContent("own");
        }
        var entry = OWN.replace('.', '/') + ".class";
        assertThat(Collections.list(loader.getResources(entry)))
                .containsExactly(loader.getResource(entry), parent.getResource(entry));
        var other = FunctionDescriptor.class.getName().replace('.', '/') + ".class";
        assertThat(loader.getResource(other)).isEqualTo(parent.getResource(other));
        assertThat(loader.getResource("nowhere")).isNull();
        ((AutoCloseable) loader).close();
    }

    @Test
    void aJarThatIsNotThereIsTold() {
        var missing = folder.resolve("no.jar").toString();
        assertThatThrownBy(() -> ApplicationLoader.open(missing, before))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The application's jar '" + missing + "' (-Dsosw.application) cannot be opened")
                .hasMessageContaining("mvn package");
    }
}
