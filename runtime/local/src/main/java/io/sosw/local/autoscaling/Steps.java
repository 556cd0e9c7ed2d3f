package io.sosw.local.autoscaling;

import java.util.Objects;
import software.amazon.awssdk.services.applicationautoscaling.model.AdjustmentType;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;

/** What a step scaling policy makes of a metric. */
final class Steps {
    private static final double WHOLE = 100;

    private Steps() {}

    /**
     * @param beyond the metric's value less the alarm's threshold
     * @return the new capacity, the present one where no step applies
     */
    static int capacity(StepScalingPolicyConfiguration policy, double beyond, int present) {
        for (StepAdjustment step : policy.stepAdjustments()) {
            if (applies(step, beyond)) {
                return adjusted(policy, step.scalingAdjustment(), present);
            }
        }
        return present;
    }

    /** A lower bound above the threshold is part of its step, as an upper bound below it is. */
    private static boolean applies(StepAdjustment step, double beyond) {
        var lower = Objects.requireNonNullElse(step.metricIntervalLowerBound(), Double.NEGATIVE_INFINITY);
        var upper = Objects.requireNonNullElse(step.metricIntervalUpperBound(), Double.POSITIVE_INFINITY);
        return upper <= 0 ? beyond > lower && beyond <= upper : beyond >= lower && beyond < upper;
    }

    private static int adjusted(StepScalingPolicyConfiguration policy, int adjustment, int present) {
        if (policy.adjustmentType() == AdjustmentType.EXACT_CAPACITY) {
            return adjustment;
        }
        if (policy.adjustmentType() == AdjustmentType.CHANGE_IN_CAPACITY) {
            return present + adjustment;
        }
        var change = present * adjustment / WHOLE;
        var least = Objects.requireNonNullElse(policy.minAdjustmentMagnitude(), 1);
        var whole = (int) (Math.signum(change) * Math.max(least, Math.abs((int) change)));
        return present + whole;
    }
}
