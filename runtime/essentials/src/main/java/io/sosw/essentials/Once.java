package io.sosw.essentials;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes something costly when it is asked for the first time. Thread-safe. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    private Once(Supplier<T> maker) {
        this.maker = maker;
    }

    static <T> Supplier<T> of(Supplier<T> maker) {
        return new Once<>(maker);
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
