package io.sosw.engine.image.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.image.ImageBuilder;
import io.sosw.engine.image.RegistryLogin;
import io.sosw.engine.run.Isolated;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolatedTest {
    private static final List<Path> CLASS_PATH = Arrays.stream(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .toList();

    /** Says who loaded it and its library. */
    public static final class Named implements RegistryLogin {
        @Override
        public Optional<Credentials> login(String registry) {
            var own = Named.class.getClassLoader().getName();
            var here = Thread.currentThread().getContextClassLoader() == Named.class.getClassLoader();
            return Optional.of(new Credentials(own, here ? "as context" : "apart"));
        }
    }

    @Test
    void itsPackageAndLibrariesAreItsOwnAndTheInterfaceIsShared() throws IOException {
        var before = Thread.currentThread().getContextClassLoader();
        var login = Isolated.load(CLASS_PATH, Named.class.getName(), RegistryLogin.class);
        assertThat(login.login("x"))
                .contains(new RegistryLogin.Credentials("sosw io.sosw.engine.image.ecr.", "as context"));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void aClassThatIsMissingIsADefect() {
        assertThatThrownBy(() -> Isolated.load(List.of(), "io.sosw.engine.image.jib.Missing", ImageBuilder.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("io.sosw.engine.image.jib.Missing cannot be loaded");
    }
}
