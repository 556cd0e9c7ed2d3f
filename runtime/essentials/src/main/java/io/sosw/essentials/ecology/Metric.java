package io.sosw.essentials.ecology;

import java.time.Duration;
import java.util.Map;

/**
 * A metric and how its recent values make one.
 *
 * @param namespace for example {@code AWS/RDS}; empty for none
 * @param name for example {@code CPUUtilization}
 * @param dimensions name to value
 * @param statistic of each period and of all of them
 * @param period of one value
 * @param slice how far back
 */
public record Metric(
        String namespace,
        String name,
        Map<String, String> dimensions,
        Statistic statistic,
        Duration period,
        Duration slice) {
    /** Keeps a copy. */
    public Metric {
        dimensions = Map.copyOf(dimensions);
    }

    /** How values become one. */
    public enum Statistic {
        AVERAGE("Average"),
        MAXIMUM("Maximum"),
        MINIMUM("Minimum");

        private final String label;

        Statistic(String label) {
            this.label = label;
        }

        /** CloudWatch's word. */
        public String label() {
            return label;
        }
    }
}
