package io.sosw.wrapper.dispatch;

import java.time.Duration;
import java.util.Map;

/**
 * What a wrapper needs to know of a function; the block in {@code sosw.yml} holds more.
 *
 * @param name as declared
 * @param className the class of the function
 * @param memory MB, 0 if not said
 * @param timeout after which a run has failed
 * @param batch messages a delivery, 0 if not said
 * @param window how long a batch may gather
 */
public record FunctionDescriptor(
        String name, String className, int memory, Duration timeout, int batch, Duration window) {
    private static final long DEFAULT_TIMEOUT_SECONDS = 30;

    /** Defaults for all but name and class. */
    public FunctionDescriptor(String name, String className) {
        this(name, className, 0, Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS), 0, Duration.ZERO);
    }

    static FunctionDescriptor from(String name, Map<?, ?> block) {
        var trigger = block.get("trigger") instanceof Map<?, ?> map ? map : Map.of();
        return new FunctionDescriptor(
                name,
                block.get("class") instanceof String type ? type : "",
                (int) number(block, "memory", 0),
                Duration.ofSeconds(number(block, "timeout", DEFAULT_TIMEOUT_SECONDS)),
                (int) number(trigger, "batch", 0),
                Duration.ofSeconds(number(trigger, "window", 0)));
    }

    private static long number(Map<?, ?> block, String key, long otherwise) {
        return block.get(key) instanceof Long value ? value : otherwise;
    }
}
