package io.sosw.essentials.ecology;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The share of its cap that a labourer may use, by status.
 *
 * @param shares a status without a share has sosw's
 */
public record Coefficients(Map<EcologyStatus, BigDecimal> shares) {
    /** sosw's: nothing when bad or poor, then a half, three quarters, all. */
    public static final Coefficients DEFAULT = new Coefficients(Map.of());

    private static final Map<EcologyStatus, BigDecimal> SOSW = Map.of(
            EcologyStatus.BAD, BigDecimal.ZERO,
            EcologyStatus.POOR, BigDecimal.ZERO,
            EcologyStatus.MODERATE, new BigDecimal("0.5"),
            EcologyStatus.GOOD, new BigDecimal("0.75"),
            EcologyStatus.HIGH, BigDecimal.ONE);

    /**
     * @throws IllegalArgumentException if a share is not 0 to 1
     */
    public Coefficients {
        shares.forEach((status, share) -> {
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("The coefficient of " + status + " must be 0 to 1, not " + share);
            }
        });
        shares = shares.isEmpty() ? Map.of() : new EnumMap<>(shares);
    }

    BigDecimal of(EcologyStatus status) {
        return shares.getOrDefault(status, SOSW.getOrDefault(status, BigDecimal.ZERO));
    }
}
