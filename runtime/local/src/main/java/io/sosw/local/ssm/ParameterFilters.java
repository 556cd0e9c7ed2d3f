package io.sosw.local.ssm;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** Filters of DescribeParameters and GetParametersByPath. */
final class ParameterFilters {
    private ParameterFilters() {}

    static Predicate<StoredParameter> of(List<ParameterStringFilter> filters) {
        return filters.stream().map(ParameterFilters::one).reduce(p -> true, Predicate::and);
    }

    private static Predicate<StoredParameter> one(ParameterStringFilter filter) {
        var key = Objects.requireNonNullElse(filter.key(), "");
        var option = Objects.requireNonNullElse(filter.option(), key.equals("Path") ? "OneLevel" : "Equals");
        if (key.startsWith("tag:")) {
            var tag = key.substring("tag:".length());
            return p -> p.tags.containsKey(tag)
                    && (filter.values().isEmpty() || filter.values().contains(p.tags.get(tag)));
        }
        return switch (key) {
            case "Name" -> p -> matches(p.name, option, filter.values());
            case "Type" -> p -> matches(p.latest().type(), option, filter.values());
            case "DataType" -> p -> matches(p.latest().dataType(), option, filter.values());
            case "Tier" -> p -> matches(p.latest().tier(), option, filter.values());
            case "Label" -> p -> p.latest().labels().stream().anyMatch(filter.values()::contains);
            case "Path" -> p -> filter.values().stream().anyMatch(path -> isBelow(p.name, path, option));
            default -> throw SsmErrors.validation("The following filter key is not valid: " + key);
        };
    }

    private static boolean matches(String text, String option, List<String> values) {
        return switch (option) {
            case "BeginsWith" -> values.stream().anyMatch(v -> text.startsWith(v) || text.startsWith("/" + v));
            case "Contains" -> values.stream().anyMatch(text::contains);
            default -> values.contains(text);
        };
    }

    private static boolean isBelow(String name, String path, String option) {
        var prefix = path.endsWith("/") ? path : path + "/";
        return name.startsWith(prefix) && (option.equals("Recursive") || name.indexOf('/', prefix.length()) < 0);
    }
}
