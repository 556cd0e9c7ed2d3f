package io.sosw.helper;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer differs from the recorded one; each is a row of docs/sosw-differences.md.
 *
 * @param of the helpers, as a regular expression
 * @param how many recorded answers differ so
 */
record Difference(String of, int how, String why, Predicate<Vector> when) {
    static final List<Difference> ALL = List.of(
            new Difference(
                    "validate_account_to_dashed",
                    1,
                    "a digit too many",
                    call -> text(call).matches("\\d{3}-\\d{3}-\\d{5,}")),
            new Difference("validate_uuid4", 2, "of a UUID it answers nothing", call -> call.hasQuirk("Q34")),
            new Difference(
                    "validate_list_of_numbers.*",
                    2,
                    "a list or fraction in place of text",
                    call -> call.arg(0) instanceof Collection || call.arg(0) instanceof Number),
            new Difference("chunks", 2, "of a text; of a negative size", call -> true),
            new Difference("get_.*", 4, "0, false and an empty text count as missing", Difference::hasFalsy),
            new Difference(
                    "get_list.*",
                    1,
                    "all s at the end are cut",
                    call -> call.arg(1).toString().endsWith("ss")),
            new Difference(
                    "validate_date.*",
                    2,
                    "a T in between is refused",
                    call -> text(call).matches("\\d{4}-\\d\\d-\\d\\dT.*")),
            new Difference("validate_date.*", 1, "a flag is a second", call -> call.arg(0) instanceof Boolean),
            new Difference(
                    "construct_dates.*",
                    1,
                    "a range may run backwards",
                    call -> text(call).contains("days_back=-")),
            new Difference("recursive_matches_soft", 1, "false equals 0", call -> call.arg(2) instanceof Boolean),
            new Difference("recursive_matches_extract", 1, "a separator is lost", call -> call.hasQuirk("Q35")),
            new Difference(
                    "recursive_matches_extract",
                    1,
                    "0 in a list is passed over",
                    call -> text(call).matches(".*\\[\\{\\w+=0\\}.*")),
            new Difference(
                    "recursive_matches_extract|dunder_to_dict|recursive_update|rstrip_all",
                    4,
                    "crashes where there is no object",
                    call -> call.hasQuirk("accidental")),
            new Difference(
                    "nested_dict.*|recursive_update|make_hash.*",
                    6,
                    "names that are no text, tuples, sets, and" + " numbers of two types that are equal",
                    Difference::isPython),
            new Difference(
                    "recursive_update",
                    1,
                    "an object gives way to null",
                    call -> text(call).contains("=null")),
            new Difference(
                    "small_int.*",
                    1,
                    "no digits make no number",
                    call -> call.arg(1) instanceof Number digits && digits.intValue() <= 0),
            new Difference(
                    "unwrap.*",
                    2,
                    "only some envelopes may be opened",
                    call -> !call.options().isEmpty()),
            new Difference(
                    "unwrap.*|get_message.*",
                    4,
                    "several notifications at once, and messages that are no JSON, are refused",
                    Vector::fails));

    boolean explains(Vector call) {
        return call.op().matches(of) && when.test(call);
    }

    private static String text(Vector call) {
        return String.valueOf(call.arg(0));
    }

    private static boolean hasFalsy(Vector call) {
        var name = call.arg(1).toString();
        var event = (Map<?, ?>) call.arg(0);
        return isFalsy(event.get(name))
                || isFalsy(event.get(name + "s"))
                || isFalsy(event.get(name.replaceFirst("s$", "")));
    }

    private static boolean isFalsy(@Nullable Object value) {
        return value instanceof Collection<?> all && all.stream().anyMatch(Difference::isFalsy)
                || value instanceof Number number && number.doubleValue() == 0
                || Boolean.FALSE.equals(value)
                || "".equals(value);
    }

    private static boolean isPython(Vector call) {
        var json = call.toString();
        return json.contains("\"$")
                || call.args().stream().anyMatch(arg -> arg instanceof List<?> list && !allTexts(list))
                || call.args().stream().anyMatch(arg -> arg instanceof Number)
                || json.contains("true")
                || json.contains("false");
    }

    private static boolean allTexts(List<?> list) {
        return list.stream().allMatch(item -> item instanceof String);
    }
}
