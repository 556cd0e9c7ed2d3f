package io.sosw.local.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * What makes a metric another one.
 *
 * @param dimensions name to value, in the order of the names
 */
record MetricKey(String namespace, String name, Map<String, String> dimensions) implements Comparable<MetricKey> {

    static MetricKey of(String namespace, String name, List<Dimension> dimensions) {
        var sorted = new TreeMap<String, String>();
        dimensions.forEach(each -> sorted.put(each.name(), each.value()));
        return new MetricKey(namespace, name, sorted);
    }

    static MetricKey of(Metric metric) {
        return of(metric.namespace(), metric.metricName(), metric.dimensions());
    }

    Metric metric() {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(dimensions.entrySet().stream()
                        .map(each -> Dimension.builder()
                                .name(each.getKey())
                                .value(each.getValue())
                                .build())
                        .toList())
                .build();
    }

    /** The key as one text, by which lists are ordered and paged. */
    String text() {
        return namespace + "\u0000" + name + "\u0000" + dimensions;
    }

    @Override
    public int compareTo(MetricKey other) {
        return text().compareTo(other.text());
    }
}
