package io.sosw.local.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter patterns over text: words that must all be there, {@code ?words} of which one must, {@code -words} that must
 * not, {@code "several words"}, {@code %regular expressions%}; and over JSON: {@code { $.level = "ERROR" }}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter pattern
 *     syntax</a>
 */
final class FilterPattern {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]+)%|(\\S+))");

    private FilterPattern() {}

    static Predicate<String> parse(@Nullable String pattern) {
        var text = pattern == null ? "" : pattern.trim();
        if (text.startsWith("{")) {
            return JsonCondition.parse(text);
        }
        if (text.startsWith("[")) {
            throw LogErrors.invalid("The shim does not serve patterns over columns: " + text);
        }
        var all = new ArrayList<Predicate<String>>();
        var any = new ArrayList<Predicate<String>>();
        var terms = TERM.matcher(text);
        while (terms.find()) {
            var condition = condition(terms.group(2), terms.group(3), terms.group(4));
            switch (terms.group(1)) {
                case "?" -> any.add(condition);
                case "-" -> all.add(condition.negate());
                default -> all.add(condition);
            }
        }
        return line -> all.stream().allMatch(each -> each.test(line)) && (any.isEmpty() || one(any, line));
    }

    private static boolean one(List<Predicate<String>> any, String line) {
        return any.stream().anyMatch(each -> each.test(line));
    }

    private static Predicate<String> condition(
            @Nullable String quoted, @Nullable String expression, @Nullable String word) {
        if (expression != null) {
            try {
                return Pattern.compile(expression).asPredicate();
            } catch (java.util.regex.PatternSyntaxException e) {
                throw LogErrors.invalid("Invalid filter pattern: " + e.getMessage());
            }
        }
        var wanted = quoted == null ? String.valueOf(word) : quoted.replaceAll("\\\\(.)", "$1");
        return line -> line.contains(wanted);
    }
}
