package io.sosw.wrapper.dispatch;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Says nothing. */
public final class SilentLog implements System.Logger {
    @Override
    public String getName() {
        return "silent";
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {}

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... parameters) {}
}
