package io.sosw.essentials.ecology;

/** How well something is, sosw's five words from 0 to 4. */
public enum EcologyStatus {
    BAD,
    POOR,
    MODERATE,
    GOOD,
    HIGH;

    /**
     * @throws IllegalArgumentException if it is not 0 to 4
     */
    public static EcologyStatus of(int number) {
        if (number < 0 || number >= values().length) {
            throw new IllegalArgumentException("A status is 0 (bad) to 4 (high), not " + number);
        }
        return values()[number];
    }
}
