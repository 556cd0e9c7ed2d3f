package io.sosw.helper;

import io.sosw.config.DeepMerge;
import io.sosw.event.Envelope;
import io.sosw.event.OneOrMany;
import io.sosw.event.SnsMessage;
import io.sosw.event.UnitOfWork;
import io.sosw.event.Unwrapping;
import io.sosw.json.Json;
import io.sosw.json.JsonPath;
import io.sosw.json.NestedObjects;
import io.sosw.time.DateRange;
import io.sosw.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each helper of sosw answered by what docs/reference/helpers.md names for it. */
@SuppressWarnings("unchecked")
final class Helpers {
    private Helpers() {}

    static @Nullable Object answer(Vector call) throws Exception {
        return switch (call.op()) {
            case "validate_account_to_dashed" -> JdkCalls.dashedAccount(String.valueOf(call.arg(0)));
            case "validate_account_to_int" -> JdkCalls.account(String.valueOf(call.arg(0)));
            case "validate_list_of_numbers_from_csv" ->
                call.arg(0) instanceof List<?> list && list.isEmpty()
                        ? list
                        : JdkCalls.numbers(String.valueOf(call.arg(0)));
            case "validate_list_of_words_from_csv_or_list" ->
                call.arg(0) instanceof List<?> list
                        ? list.stream().map(word -> ((String) word).strip()).toList()
                        : JdkCalls.listOfWords((String) call.arg(0));
            case "camel_case_to_underscore" -> JdkCalls.snakeCase((String) call.arg(0));
            case "chunks" -> JdkCalls.chunks((List<Object>) call.arg(0), integer(call.arg(1)));
            case "validate_uuid4" -> JdkCalls.isUuid4((String) call.arg(0));
            case "rstrip_all" -> JdkCalls.withoutEndings((String) call.arg(0), texts(call.arg(1)));
            case "convert_string_to_words" -> JdkCalls.words((String) call.arg(0));
            case "first_or_none_equals" -> first(call);
            case "to_bool" -> flag(call.arg(0));
            case "make_hash_equal" -> Objects.equals(call.arg(0), call.arg(1));
            case "small_int_from_string" ->
                JdkCalls.smallNumber((String) call.arg(0), Math.toIntExact((Long) call.arg(1)));
            case "get_one_or_none_from_dict" ->
                member(call).optional().map(type(call)).orElse(null);
            case "get_one_from_dict" -> type(call).apply(member(call).one());
            case "get_list_of_multiple_or_one_or_empty_from_dict" ->
                member(call).values().stream().map(type(call)).toList();
            case "validate_date_list_from_event_or_days_back" ->
                DateRange.list(event(call), integer(call.options().getOrDefault("days_back", 0L)), call.today());
            case "construct_dates_from_event" -> range(DateRange.of(event(call), call.today()));
            case "validate_datetime_from_something" -> Moment.of(call.arg(0));
            case "validate_date_from_something" -> Moment.date(call.arg(0));
            case "validate_string_matches_datetime_format" -> matches(call);
            case "is_valid_date" -> isDate(call.arg(0), (List<String>) call.arg(1));
            case "recursive_matches_soft" ->
                path(call, 3).in(call.arg(0)).anyMatch(found -> Objects.equals(found, call.arg(2)));
            case "recursive_matches_strict" ->
                path(call, 3).requiredIn(call.arg(0)).anyMatch(found -> Objects.equals(found, call.arg(2)));
            case "recursive_matches_extract" ->
                path(call, 2)
                        .in(call.arg(0))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case "dunder_to_dict" ->
                NestedObjects.unfold(event(call), (String) call.options().getOrDefault("separator", "__"));
            case "nested_dict_from_keys" -> NestedObjects.of((List<String>) call.arg(0), call.arg(1));
            case "recursive_update" -> DeepMerge.of(event(call), (Map<String, Object>) call.arg(1));
            case "is_event_from_sns" -> isFromSns(call.arg(0));
            case "is_event_from_sqs" -> Envelope.of(call.arg(0)) == Envelope.SQS;
            case "get_message_dict_from_sns_event" -> message(call.arg(0));
            case "unwrap_event_recursively" ->
                Unwrapping.unwrap(call.arg(0), Object.class).units().stream()
                        .map(UnitOfWork::event)
                        .toList();
            default -> throw new AssertionError("no helper is called " + call.op());
        };
    }

    private static @Nullable Object first(Vector call) {
        var all = call.arg(0) instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) call.arg(0);
        return call.args().size() == 1
                ? JdkCalls.first(all)
                : JdkCalls.first(all.stream()
                        .filter(item -> Objects.equals(item, call.arg(1)))
                        .toList());
    }

    private static boolean flag(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return value instanceof Number number ? number.doubleValue() != 0 : JdkCalls.flag((String) value);
    }

    private static OneOrMany member(Vector call) {
        return OneOrMany.of(event(call), (String) call.arg(1));
    }

    private static Map<String, Object> event(Vector call) {
        return (Map<String, Object>) call.arg(0);
    }

    private static Function<Object, Object> type(Vector call) {
        var wanted = call.arg(2) instanceof Map<?, ?> type ? type.get("$type") : "";
        return switch (wanted.toString()) {
            case "int" -> value -> Long.valueOf(value.toString());
            case "float" -> value -> Double.valueOf(value.toString());
            case "str" -> String::valueOf;
            default -> value -> value;
        };
    }

    private static List<?> range(DateRange range) {
        return List.of(range.from(), range.to());
    }

    private static @Nullable Object matches(Vector call) {
        if (!isDate(call.arg(0), List.of((String) call.arg(1)))) {
            throw new IllegalArgumentException(call.arg(0) + " is not " + call.arg(1));
        }
        return null;
    }

    private static boolean isDate(@Nullable Object text, List<String> formats) {
        var patterns =
                formats.stream().filter(Objects::nonNull).map(Helpers::pattern).toList();
        return text instanceof String date && JdkCalls.isDate(date, patterns);
    }

    /** Python's signs as Java's letters. */
    private static String pattern(String format) {
        var pattern = format;
        for (var sign : Map.of("%Y", "uuuu", "%m", "M", "%d", "d", "%H", "H", "%M", "m", "%S", "s")
                .entrySet()) {
            pattern = pattern.replace(sign.getKey(), sign.getValue());
        }
        return pattern;
    }

    private static JsonPath path(Vector call, int separator) {
        var sign = (String)
                (call.args().size() > separator
                        ? call.arg(separator)
                        : call.options().getOrDefault("separator", "."));
        var path = JsonPath.of(List.of(((String) call.arg(1)).split(Pattern.quote(sign), -1)));
        var without = (String) call.options().get("exclude_key");
        if ((without != null) != call.options().containsKey("exclude_val")) {
            throw new IllegalArgumentException("the compiler asks for both");
        }
        return without == null ? path : path.excluding(without, call.options().get("exclude_val"));
    }

    private static boolean isFromSns(@Nullable Object event) {
        return Stream.of(Envelope.SNS, Envelope.SNS_NOTIFICATION).anyMatch(Envelope.of(event)::equals);
    }

    private static @Nullable Object message(@Nullable Object event) {
        var messages = Unwrapping.unwrap(event, SnsMessage.class).units();
        if (messages.size() != 1) {
            throw new IllegalArgumentException("several");
        }
        return Json.parse(((SnsMessage) messages.get(0).event()).message());
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof String text ? List.of(text) : (List<String>) value;
    }

    private static int integer(@Nullable Object value) {
        return Math.toIntExact((Long) value);
    }
}
