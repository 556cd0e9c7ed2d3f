package io.sosw.essentials.ecology;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric and what its values mean. Feelings are asked from the best status down; the first whose target the value meets
 * is the status, and none of them means {@link EcologyStatus#BAD}.
 *
 * @param name in the configuration
 * @param metric what is measured
 * @param comparison of the value with a target
 * @param feelings status to target
 * @param withoutData the status if there is no value
 */
public record HealthMetric(
        String name,
        Metric metric,
        Comparison comparison,
        SortedMap<EcologyStatus, Double> feelings,
        EcologyStatus withoutData) {

    /** Orders the feelings, the best first. */
    public HealthMetric {
        feelings = Collections.unmodifiableSortedMap(descending(feelings));
    }

    /**
     * What a value means.
     *
     * @throws IllegalArgumentException if the value meets no target before a status that asks for more than a better one:
     *     such a status can never apply
     */
    public EcologyStatus status(OptionalDouble value) {
        if (value.isEmpty()) {
            return withoutData;
        }
        Map.Entry<EcologyStatus, Double> better = null;
        for (var feeling : feelings.entrySet()) {
            if (better != null && comparison.holds(feeling.getValue(), better.getValue())) {
                throw contradiction(feeling, better);
            }
            if (comparison.holds(value.getAsDouble(), feeling.getValue())) {
                return feeling.getKey();
            }
            better = feeling;
        }
        return EcologyStatus.BAD;
    }

    private IllegalArgumentException contradiction(
            Map.Entry<EcologyStatus, Double> worse, Map.Entry<EcologyStatus, Double> better) {
        return new IllegalArgumentException(
                "The feelings of " + name + " contradict each other: " + worse.getKey() + " ("
                        + comparison + " " + worse.getValue() + ") can never apply, since " + better.getKey() + " ("
                        + comparison + " " + better.getValue() + ") is asked first");
    }

    private static SortedMap<EcologyStatus, Double> descending(Map<EcologyStatus, Double> feelings) {
        var ordered = new TreeMap<EcologyStatus, Double>(Collections.reverseOrder());
        ordered.putAll(feelings);
        return ordered;
    }
}
