package io.sosw.config;

/**
 * A value that must not be seen: every print of it is masked, {@link #reveal()} alone gives it away.
 *
 * <p>Immutable and thread-safe.
 */
public final class Secret {
    /** What is printed in place of any secret. */
    public static final String MASK = "******";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Hides a value. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself, for the client that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Masked, and of a length that tells nothing. */
    @Override
    public String toString() {
        return MASK;
    }
}
