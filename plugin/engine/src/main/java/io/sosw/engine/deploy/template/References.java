package io.sosw.engine.deploy.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The places of a template where one thing names another: Ref, Fn::GetAtt, Fn::Sub and DependsOn. */
final class References {
    /** Begins what is a text and no name. */
    private static final String LITERAL = "=";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private References() {}

    /** A text instead of a name. */
    static String literal(String text) {
        return LITERAL + text;
    }

    /** All names, attributes aside. */
    static Set<String> of(@Nullable Object node) {
        var names = new TreeSet<String>();
        renamed(node, reference -> {
            names.add(reference.split("\\.", 2)[0]);
            return reference;
        });
        if (node instanceof Map<?, ?> map && map.containsKey("Type")) {
            names.addAll(dependsOn(map));
        }
        return names;
    }

    /** What a resource says to wait for. */
    static List<String> dependsOn(Map<?, ?> resource) {
        var said = resource.get("DependsOn");
        return said instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : said == null ? List.of() : List.of(said.toString());
    }

    /**
     * A copy with other names.
     *
     * @param name gives {@code Resource} or {@code Resource.Attribute} another name, or a {@link #literal text}
     */
    static @Nullable Object renamed(@Nullable Object node, UnaryOperator<String> name) {
        if (node instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(item -> all.add(renamed(item, name)));
            return all;
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        if (map.size() == 1) {
            if (map.get("Ref") instanceof String reference) {
                return reference(reference, name);
            }
            if (map.get("Fn::GetAtt") instanceof String attribute) {
                return reference(attribute, name);
            }
            if (map.get("Fn::GetAtt") instanceof List<?> pair && pair.get(1) instanceof String attribute) {
                return reference(pair.get(0) + "." + attribute, name);
            }
            if (map.get("Fn::Sub") instanceof String text) {
                return Cfn.text(text(text, Set.of(), name));
            }
            if (map.get("Fn::Sub") instanceof List<?> pair
                    && pair.get(0) instanceof String text
                    && pair.get(1) instanceof Map<?, ?> own) {
                return Map.of("Fn::Sub", List.of(text(text, own.keySet(), name), copy(own, name)));
            }
        }
        return copy(map, name);
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map, UnaryOperator<String> name) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), renamed(value, name)));
        return copy;
    }

    private static Object reference(String reference, UnaryOperator<String> name) {
        var other = name.apply(reference);
        if (other.startsWith(LITERAL)) {
            return other.substring(LITERAL.length());
        }
        var parts = other.split("\\.", 2);
        return parts.length == 1 ? Cfn.ref(other) : Cfn.attribute(parts[0], parts[1]);
    }

    private static String text(String text, Set<?> own, UnaryOperator<String> name) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            if (own.contains(found.group(1))) {
                return Matcher.quoteReplacement(found.group());
            }
            var other = name.apply(found.group(1));
            return Matcher.quoteReplacement(
                    other.startsWith(LITERAL) ? other.substring(LITERAL.length()) : "${" + other + "}");
        });
    }
}
