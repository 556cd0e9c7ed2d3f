package io.sosw.wrapper.dispatch;

import java.time.Duration;
import java.util.Map;

/**
 * What a wrapper needs to know of a function; the block in {@code sosw.yml} holds more. Times are numbers, for the first
 * {@link Duration} of a process costs a cold start 5 ms.
 *
 * @param name as declared
 * @param className the class of the function
 * @param memory MB, 0 if not said
 * @param timeoutSeconds after which a run has failed
 * @param batch messages a delivery, 0 if not said
 * @param windowSeconds how long a batch may gather
 */
public record FunctionDescriptor(
        String name, String className, int memory, long timeoutSeconds, int batch, long windowSeconds) {
    private static final long DEFAULT_TIMEOUT_SECONDS = 30;

    /** Defaults for all but name and class. */
    public FunctionDescriptor(String name, String className) {
        this(name, className, 0, DEFAULT_TIMEOUT_SECONDS, 0, 0);
    }

    static FunctionDescriptor from(String name, Map<?, ?> block) {
        var trigger = block.get("trigger") instanceof Map<?, ?> map ? map : Map.of();
        return new FunctionDescriptor(
                name,
                block.get("class") instanceof String type ? type : "",
                (int) number(block, "memory", 0),
                number(block, "timeout", DEFAULT_TIMEOUT_SECONDS),
                (int) number(trigger, "batch", 0),
                number(trigger, "window", 0));
    }

    /** After which a run has failed. */
    public Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    /** How long a batch may gather. */
    public Duration window() {
        return Duration.ofSeconds(windowSeconds);
    }

    private static long number(Map<?, ?> block, String key, long otherwise) {
        return block.get(key) instanceof Long value ? value : otherwise;
    }
}
