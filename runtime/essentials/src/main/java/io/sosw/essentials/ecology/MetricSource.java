package io.sosw.essentials.ecology;

import java.util.OptionalDouble;

/** Where the values of metrics come from. Safe for use by several threads. */
@FunctionalInterface
public interface MetricSource {

    /** The present value; empty if there is no data. */
    OptionalDouble value(Metric metric);
}
