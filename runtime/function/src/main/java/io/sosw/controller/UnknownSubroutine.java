package io.sosw.controller;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A payload names no subroutine of a controller. Sending it again will not help. */
public final class UnknownSubroutine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSubroutine(@Nullable Object name, Collection<String> known) {
        super((name == null
                        ? "The payload has no member 'function'"
                        : "There is no subroutine '" + name + "' (member 'function' of the payload)")
                + "; there are: " + String.join(", ", known));
    }
}
