package io.sosw.maven;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Maven injects after construction. */
final class Injected {
    private Injected() {}

    static <T> T present(@Nullable T injected) {
        return Objects.requireNonNull(injected, "injected by Maven");
    }
}
