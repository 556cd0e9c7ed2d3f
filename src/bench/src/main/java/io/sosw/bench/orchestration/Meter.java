package io.sosw.bench.orchestration;

import io.sosw.json.Json;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Counts calls and capacity as they leave, and prints a line for each phase. */
final class Meter implements ExecutionInterceptor {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final String label;
    private final boolean capacity;
    private boolean muted;
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final DoubleAdder units = new DoubleAdder();

    Meter(String label, boolean capacity) {
        this.label = label;
        this.capacity = capacity;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var request = context.request();
        if (!capacity) {
            return request;
        }
        var builder = request.toBuilder();
        for (SdkField<?> field : request.sdkFields()) {
            if (field.memberName().equals("ReturnConsumedCapacity")) {
                field.set(builder, "TOTAL");
            }
        }
        return builder.build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var request = context.request().getClass();
        var packages = request.getPackageName().split("\\.", -1);
        var service = packages[packages.length - 2];
        var operation = request.getSimpleName().replaceAll("Request$", "");
        calls.computeIfAbsent(service + "." + operation, any -> new LongAdder()).increment();
        context.response().getValueForField("ConsumedCapacity", Object.class).ifPresent(this::add);
    }

    private void add(Object consumed) {
        if (consumed instanceof ConsumedCapacity one && one.capacityUnits() != null) {
            units.add(one.capacityUnits());
        } else if (consumed instanceof Collection<?> several) {
            several.forEach(this::add);
        }
    }

    /** Whether phases print nothing. */
    void mute(boolean mute) {
        muted = mute;
    }

    /** Times the work and prints its line. */
    void phase(String phase, int items, Map<String, ?> extra, Runnable work) {
        calls.clear();
        units.reset();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        var counted = new TreeMap<String, Long>();
        calls.forEach((call, count) -> counted.put(call, count.sum()));
        long dynamoDb = counted.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("dynamodb."))
                .mapToLong(Map.Entry::getValue)
                .sum();
        var more = new LinkedHashMap<String, Object>(extra);
        if (capacity) {
            more.put("capacity_units_per_item", rounded(units.sum() / items));
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("impl", "java");
        line.put("label", label);
        line.put("phase", phase);
        line.put("n", items);
        line.put("seconds", rounded(seconds));
        line.put("per_s", rounded(seconds == 0 ? 0 : items / seconds));
        line.put("cpu_s", rounded(cpuSeconds));
        line.put("ddb_calls", dynamoDb);
        line.put("ddb_calls_per_item", rounded((double) dynamoDb / items));
        line.put("calls", counted);
        line.put("extra", more);
        if (!muted) {
            System.out.println(Json.write(line));
        }
    }

    static double peakHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1048576.0;
    }

    static void resetPeaks() {
        List.copyOf(ManagementFactory.getMemoryPoolMXBeans()).forEach(pool -> pool.resetPeakUsage());
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
