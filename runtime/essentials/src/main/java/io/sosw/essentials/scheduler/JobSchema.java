package io.sosw.essentials.scheduler;

import java.util.ArrayList;
import java.util.List;

/**
 * The attributes by which jobs are chunked, outermost first, each in the singular ({@code section}, {@code store}).
 *
 * <p>Immutable and thread-safe.
 *
 * @param attributes may be empty: then only the calendar chunks
 */
public record JobSchema(List<String> attributes) {
    static final JobSchema FLAT = new JobSchema(List.of());

    /**
     * @throws IllegalArgumentException if an attribute is empty or in the plural
     */
    public JobSchema {
        attributes = List.copyOf(attributes);
        for (var attribute : attributes) {
            if (attribute.isEmpty() || attribute.endsWith("s")) {
                throw new IllegalArgumentException("Chunkable attribute '" + attribute
                        + "' must be in the singular: attributes ending in 's' cannot be told from their plural");
            }
        }
    }

    List<Level> levels() {
        var levels = new ArrayList<Level>();
        for (var attribute : attributes) {
            levels.add(Level.of(attribute));
        }
        return levels;
    }

    /** One attribute under both of its names, with the settings that ask for it to be chunked. */
    record Level(String singular, String plural, List<String> askedBy, List<String> batchSettings) {

        static Level of(String attribute) {
            var plural = attribute + "s";
            var batches = List.of("max_" + plural + "_per_batch", "max_" + attribute + "_per_batch");
            var asked = new ArrayList<>(List.of("isolate_" + plural, "isolate_" + attribute));
            asked.addAll(batches);
            return new Level(attribute, plural, List.copyOf(asked), batches);
        }
    }
}
