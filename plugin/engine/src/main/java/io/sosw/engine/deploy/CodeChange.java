package io.sosw.engine.deploy;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether templates differ in nothing but the functions' code: its keys, and the versions named after them. */
final class CodeChange {
    private static final Pattern KEY = Pattern.compile("sosw/[^/\"]+/[0-9a-f]{64}\\.zip");
    private static final Pattern IMAGE = Pattern.compile("@sha256:[0-9a-f]{64}");
    private static final Pattern VERSION = Pattern.compile("\"([A-Za-z0-9]+Version)[0-9a-f]{10}\"");

    private CodeChange() {}

    /** The logical ids of the functions whose code differs; none if something else does too. */
    static List<String> functions(String deployed, String wanted) {
        try {
            var before = resources(deployed);
            var now = resources(wanted);
            if (!same(deployed, before).equals(same(wanted, now))) {
                return List.of();
            }
            return now.entrySet().stream()
                    .filter(entry -> type(entry.getValue()).equals("AWS::Lambda::Function"))
                    .filter(entry -> !Objects.equals(entry.getValue(), before.get(entry.getKey())))
                    .map(entry -> String.valueOf(entry.getKey()))
                    .toList();
        } catch (JsonException otherText) {
            return List.of(); // deployed by other means
        }
    }

    private static Map<?, ?> resources(String template) {
        return Json.parse(template) instanceof Map<?, ?> root && root.get("Resources") instanceof Map<?, ?> resources
                ? resources
                : Map.of();
    }

    private static String type(@Nullable Object resource) {
        return resource instanceof Map<?, ?> map ? String.valueOf(map.get("Type")) : "";
    }

    private static String same(String text, Map<?, ?> resources) {
        var versions = resources.entrySet().stream()
                .filter(entry -> type(entry.getValue()).equals("AWS::Lambda::Version"))
                .map(entry -> String.valueOf(entry.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        var keys = IMAGE.matcher(KEY.matcher(text.strip()).replaceAll("code")).replaceAll("code");
        return VERSION.matcher(keys).replaceAll(found -> {
            var id = found.group();
            boolean version = versions.contains(id.substring(1, id.length() - 1));
            return Matcher.quoteReplacement(version ? "\"" + found.group(1) + "\"" : id);
        });
    }
}
