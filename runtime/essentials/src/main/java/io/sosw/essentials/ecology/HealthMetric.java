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

    /**
     * @throws IllegalArgumentException if a worse status asks for more than a better one, so that it never applies
     */
    public HealthMetric {
        feelings = Collections.unmodifiableSortedMap(descending(feelings));
        Map.Entry<EcologyStatus, Double> better = null;
        for (var feeling : feelings.entrySet()) {
            if (better != null && comparison.holds(feeling.getValue(), better.getValue())) {
                throw new IllegalArgumentException("The feelings of " + name + " contradict each other: "
                        + feeling.getKey() + " (" + comparison + " " + feeling.getValue() + ") can never apply, since "
                        + better.getKey() + " (" + comparison + " " + better.getValue() + ") is asked first");
            }
            better = feeling;
        }
    }

    /** What a value means. */
    public EcologyStatus status(OptionalDouble value) {
        if (value.isEmpty()) {
            return withoutData;
        }
        for (var feeling : feelings.entrySet()) {
            if (comparison.holds(value.getAsDouble(), feeling.getValue())) {
                return feeling.getKey();
            }
        }
        return EcologyStatus.BAD;
    }

    private static SortedMap<EcologyStatus, Double> descending(Map<EcologyStatus, Double> feelings) {
        var ordered = new TreeMap<EcologyStatus, Double>(Collections.reverseOrder());
        ordered.putAll(feelings);
        return ordered;
    }
}
