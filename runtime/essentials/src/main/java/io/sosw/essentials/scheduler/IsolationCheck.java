package io.sosw.essentials.scheduler;

import io.sosw.essentials.scheduler.JobSchema.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a level, or one below it, is asked to be chunked. Settings of an outer level win over those inside. */
record IsolationCheck(List<Level> levels) {
    private static final Pattern SETTING = Pattern.compile("isolate_.*|max_.*_per_batch");

    static boolean isSetting(String key) {
        return SETTING.matcher(key).matches();
    }

    /** A job may begin at an inner attribute: chunking starts at the first one that it has. */
    int firstPresent(Map<String, Object> job, int wanted) {
        for (int depth = wanted; depth < levels.size(); depth++) {
            var level = levels.get(depth);
            if (job.containsKey(level.plural()) || job.containsKey(level.singular())) {
                return depth;
            }
        }
        return wanted;
    }

    boolean needed(int depth, Map<String, Object> data, Map<String, Object> outer) {
        var level = levels.get(depth);
        for (var setting : level.askedBy()) {
            if (Truth.of(outer.containsKey(setting) ? outer.get(setting) : data.get(setting))) {
                return true;
            }
        }
        if (depth + 1 == levels.size()) {
            return false;
        }
        var settings = settings(data, outer);
        for (var name : List.of(level.plural(), level.singular())) {
            if (anyNeeded(depth + 1, data.get(name), settings)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyNeeded(int depth, @Nullable Object value, Map<String, Object> settings) {
        if (value instanceof Map) {
            for (@Nullable Object inner : Jobs.map(value).values()) {
                if (inner instanceof Map && needed(depth, Jobs.map(inner), settings)) {
                    return true;
                }
            }
        } else if (value instanceof Collection<?> items) {
            for (var item : items) {
                if (item instanceof Map && anyNeeded(depth, item, settings)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, Object> settings(Map<String, Object> data, Map<String, Object> outer) {
        var settings = new LinkedHashMap<String, Object>();
        for (var source : List.of(data, outer)) {
            source.forEach((key, value) -> {
                if (isSetting(key)) {
                    settings.put(key, value);
                }
            });
        }
        return settings;
    }
}
