package ${package};

import java.math.BigDecimal;

/** One row of the table. */
public record Airport(
        String iata,
        String name,
        String city,
        String state,
        String country,
        BigDecimal latitude,
        BigDecimal longitude) {}
