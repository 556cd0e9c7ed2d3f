package io.sosw.essentials.scheduler;

import io.sosw.essentials.scheduler.JobSchema.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chunks one dated job along nested attributes. Stateless but for the sink. */
record AttributeChunker(List<Level> levels, TaskSink sink) {
    private static final int WHOLE = 1_000_000;

    void chunk(Map<String, Object> job, Map<String, Object> skeleton) {
        chunk(job, skeleton, 0, "");
    }

    private void chunk(Map<String, Object> job, Map<String, Object> skeleton, int wanted, String path) {
        int depth = check().firstPresent(job, wanted);
        if (depth == levels.size()) {
            sink.accept(merged(skeleton, job));
            return;
        }
        var level = levels.get(depth);
        int batch = batchSize(level, job, skeleton, path);
        if (check().needed(depth, job, skeleton)) {
            split(job, skeleton, depth, batch == WHOLE ? 1 : batch, path);
        } else {
            keepTogether(job, skeleton, level, batch);
        }
    }

    private IsolationCheck check() {
        return new IsolationCheck(levels);
    }

    private void split(Map<String, Object> job, Map<String, Object> skeleton, int depth, int batch, String path) {
        var level = levels.get(depth);
        var rest = new LinkedHashMap<>(job);
        List<@Nullable Object> values = new ArrayList<>();
        addValues(values, rest.remove(level.plural()));
        addValues(values, rest.remove(level.singular()));
        if (values.isEmpty()) {
            return;
        }
        var base = merged(skeleton, rest);
        var here = path + "/" + level.plural();
        if (values.stream().allMatch(Map.class::isInstance)) {
            for (var value : values) {
                splitMap(Jobs.map(value), base, depth, batch, here);
            }
        } else {
            for (var value : values) {
                if (!Jobs.isPlain(value)) {
                    throw new InvalidJob(here, "values must all be texts or numbers, found " + value);
                }
            }
            batches(values, base, level, batch);
        }
    }

    private void splitMap(Map<String, Object> map, Map<String, Object> base, int depth, int batch, String path) {
        var level = levels.get(depth);
        if (Jobs.allNull(map)) {
            batches(new ArrayList<>(map.keySet()), base, level, batch);
            return;
        }
        for (var entry : map.entrySet()) {
            var task = new LinkedHashMap<>(base);
            task.put(level.plural(), new ArrayList<>(List.of(entry.getKey())));
            @Nullable Object value = entry.getValue();
            if (value == null) {
                sink.accept(task);
            } else if (value instanceof Map) {
                descend(Jobs.map(value), task, depth, path + "/" + entry.getKey());
            } else {
                throw new InvalidJob(
                        path + "/" + entry.getKey(),
                        "unsupported value " + value + " for attribute " + level.plural() + ": use an object or null");
            }
        }
    }

    private void descend(Map<String, Object> value, LinkedHashMap<String, Object> task, int depth, String path) {
        if (depth + 1 == levels.size()) {
            task.putAll(value);
            sink.accept(task);
        } else {
            chunk(value, task, depth + 1, path);
        }
    }

    private void keepTogether(Map<String, Object> job, Map<String, Object> skeleton, Level level, int batch) {
        var rest = new LinkedHashMap<>(job);
        for (var name : List.of(level.plural(), level.singular())) {
            @Nullable Object value = job.get(name);
            if (!job.containsKey(name)) {
                continue;
            }
            rest.remove(name);
            if (Truth.of(value)) {
                var flat = Jobs.flat(value);
                if (flat != null) {
                    rest.keySet().removeIf(IsolationCheck::isSetting);
                    batches(flat, merged(skeleton, rest), level, batch);
                    return;
                }
                rest.put(name, Jobs.nonNull(value));
                break;
            }
        }
        sink.accept(merged(skeleton, rest));
    }

    private void batches(List<@Nullable Object> values, Map<String, Object> base, Level level, int batch) {
        for (int from = 0; from < values.size(); from += batch) {
            var task = new LinkedHashMap<>(base);
            task.put(level.plural(), new ArrayList<>(values.subList(from, Math.min(from + batch, values.size()))));
            sink.accept(task);
        }
    }

    private static void addValues(List<@Nullable Object> values, @Nullable Object value) {
        if (!Truth.of(value)) {
            return;
        }
        if (value instanceof Collection<?> items) {
            values.addAll(items);
        } else {
            values.add(value);
        }
    }

    private static int batchSize(Level level, Map<String, Object> job, Map<String, Object> skeleton, String path) {
        for (var source : List.of(job, skeleton)) {
            for (var setting : level.batchSettings()) {
                @Nullable Object value = source.get(setting);
                if (Truth.of(value)) {
                    return positive(Jobs.nonNull(value), path + "/" + setting);
                }
            }
        }
        return WHOLE;
    }

    private static int positive(Object value, String path) {
        if (value instanceof Boolean) {
            return 1;
        }
        try {
            int size = new BigDecimal(value.toString().strip()).intValue();
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new InvalidJob(path, "'" + value + "' is not a number");
        }
        throw new InvalidJob(path, value + " would leave every value out; use a positive number");
    }

    private static LinkedHashMap<String, Object> merged(Map<String, Object> first, Map<String, Object> onTop) {
        var merged = new LinkedHashMap<>(first);
        merged.putAll(onTop);
        return merged;
    }
}
