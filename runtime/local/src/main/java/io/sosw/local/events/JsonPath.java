package io.sosw.local.events;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths that targets may name: {@code $}, {@code $.detail.name}, {@code $.resources[0]}, {@code $.detail['a b']}.
 *
 * @param text as the user wrote it
 */
record JsonPath(String text) {
    private static final String NAME = "\\.([^.\\[\\]]+)|\\['([^']+)']";
    private static final Pattern STEP = Pattern.compile(NAME + "|\\[(\\d{1,6})]");
    private static final Pattern FORM = Pattern.compile("\\$(" + NAME + "|\\[\\d{1,6}])*");

    /** {@code null} when there is nothing. */
    @Nullable
    Object of(@Nullable Object root) {
        var value = root;
        var steps = STEP.matcher(text);
        while (steps.find() && value != null) {
            var name = steps.group(1) == null ? steps.group(2) : steps.group(1);
            value = name == null ? item(value, Integer.parseInt(steps.group(3))) : member(value, name);
        }
        return value;
    }

    boolean isValid() {
        return FORM.matcher(text).matches();
    }

    private static @Nullable Object member(Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable Object item(Object value, int index) {
        return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
}
