package io.sosw.local.fault;

import io.sosw.error.UserError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a fault strikes: {@code sqs:SendMessage=throttle@0.1}, {@code s3=latency:200ms},
 * {@code dynamodb:PutItem=error:InternalServerError/500#3}.
 *
 * @param text as it was written
 * @param service the name in the signature's scope; {@code *} for all
 * @param operation {@code *} for all
 * @param share of the calls, more than 0 and at most 1
 * @param count it strikes so often, then never again; 0 for without end
 */
public record FaultRule(String text, String service, String operation, FaultKind kind, double share, int count) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9]+|\\*)(?::([A-Za-z0-9]+|\\*))?=([a-z]+)"
            + "(?::([^@#]+))?(?:@([0-9.]{1,10}))?(?:#([0-9]{1,9}))?");
    private static final Pattern DURATION = Pattern.compile("([+-]?)(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, String> ALIASES =
            Map.of("cloudwatch", "monitoring", "eventbridge", "events", "secrets", "secretsmanager");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /**
     * Reads rules separated by commas.
     *
     * @throws UserError naming the rule that cannot be read
     */
    public static List<FaultRule> parse(String texts) {
        var rules = new ArrayList<FaultRule>();
        for (var text : texts.split(",", -1)) {
            if (!text.isBlank()) {
                rules.add(one(text.trim()));
            }
        }
        return rules;
    }

    private static FaultRule one(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused(text, "it is not SERVICE:OPERATION=KIND");
        }
        var service = ALIASES.getOrDefault(matcher.group(1), matcher.group(1));
        var operation = matcher.group(2) == null ? "*" : matcher.group(2);
        var kind = kind(text, matcher.group(3), matcher.group(4));
        if (service.equals("s3") && kind instanceof FaultKind.Duplicate) {
            throw refused(text, "a request with a stream as its body cannot be done twice");
        }
        var count = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
        return new FaultRule(text, service, operation, kind, share(text, matcher.group(5)), count);
    }

    private static FaultKind kind(String text, String name, @Nullable String argument) {
        return switch (name) {
            case "throttle" -> new FaultKind.Throttle();
            case "drop" -> new FaultKind.Drop();
            case "duplicate" -> new FaultKind.Duplicate();
            case "latency" -> new FaultKind.Latency(duration(text, String.valueOf(argument)));
            case "error" -> failure(text, argument == null ? "InternalFailure/500" : argument);
            default ->
                throw refused(text, "the kind " + name + " is none of throttle, error, latency, drop, duplicate");
        };
    }

    private static FaultKind failure(String text, String argument) {
        var parts = argument.split("/", -1);
        if (parts.length > 2 || (parts.length == 2 && !parts[1].matches("[45]\\d\\d"))) {
            throw refused(text, "an error is written error:CODE/STATUS");
        }
        return new FaultKind.Failure(parts[0], parts.length == 2 ? Integer.parseInt(parts[1]) : 500);
    }

    private static double share(String text, @Nullable String share) {
        try {
            var value = share == null ? 1 : new BigDecimal(share).doubleValue();
            if (value > 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(text, "the share @" + share + " is no number", e);
        }
        throw refused(text, "the share @" + share + " is not more than 0 and at most 1");
    }

    /**
     * Reads {@code 200ms}, {@code 3s}, {@code +5m}, {@code -1h}.
     *
     * @param text named in the error
     */
    static Duration duration(String text, String duration) {
        var matcher = DURATION.matcher(duration.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw refused(text, "a duration is written 200ms, 3s, 5m or 1h, not " + duration);
        }
        var unit = UNITS.getOrDefault(matcher.group(3), Duration.ZERO);
        var length = unit.multipliedBy(Long.parseLong(matcher.group(2)));
        return matcher.group(1).equals("-") ? length.negated() : length;
    }

    boolean covers(String calledService, String calledOperation) {
        return (service.equals("*") || service.equals(calledService))
                && (operation.equals("*") || operation.equalsIgnoreCase(calledOperation));
    }

    static UserError refused(String text, String why) {
        return refused(text, why, null);
    }

    private static UserError refused(String text, String why, @Nullable Throwable cause) {
        return new UserError(
                "the fault " + text + " cannot be read: " + why,
                "write SERVICE[:OPERATION]=KIND[@SHARE][#COUNT], for example sqs:SendMessage=throttle@0.1, or "
                        + "clock=+5m; several are separated by commas.",
                "shim-fault",
                cause);
    }
}
