package io.sosw.helper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What docs/reference/helpers.md writes in place of helpers that the JDK has, word for word. */
final class JdkCalls {
    private JdkCalls() {}

    static List<List<Object>> chunks(List<Object> all, int size) {
        var chunks = new ArrayList<List<Object>>();
        for (int i = 0; i < all.size(); i += size) {
            chunks.add(all.subList(i, Math.min(i + size, all.size())));
        }
        return chunks;
    }

    static @Nullable Object first(Collection<?> all) {
        return all.stream().findFirst().orElse(null);
    }

    static boolean isUuid4(String text) {
        try {
            return UUID.fromString(text).version() == 4;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String snakeCase(String text) {
        return text.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    static String withoutEndings(String text, Collection<String> endings) {
        var any = endings.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return text.replaceAll("(\\s|" + any + ")+$", "").strip();
    }

    static String words(String text) {
        return text.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s,]+", ",");
    }

    static List<Long> numbers(String csv) {
        return Stream.of(csv.split(","))
                .map(String::strip)
                .filter(word -> word.matches("\\p{Nd}+"))
                .map(Long::valueOf)
                .toList();
    }

    static List<String> listOfWords(String csv) {
        if (!csv.matches("(\\s*\\S*\\s*,)*\\s*\\S*\\s*")) {
            throw new IllegalArgumentException("'" + csv + "' has a word of two words");
        }
        return Stream.of(csv.split(",", -1)).map(String::strip).toList();
    }

    static String dashedAccount(String text) {
        if (!text.matches("\\d{10}|\\d{3}-\\d{3}-\\d{4}")) {
            throw new IllegalArgumentException("'" + text + "' is no account");
        }
        return text.replaceFirst("^(\\d{3})(\\d{3})(\\d{4})$", "$1-$2-$3");
    }

    static long account(String text) {
        if (!text.replace("-", "").matches("\\d{10}")) {
            throw new IllegalArgumentException("'" + text + "' is no account");
        }
        return Long.parseLong(text.replace("-", ""));
    }

    static boolean isDate(String text, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> {
            try {
                DateTimeFormatter.ofPattern(pattern)
                        .withResolverStyle(ResolverStyle.STRICT)
                        .parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        });
    }

    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    static BigInteger smallNumber(String text, int digits) throws NoSuchAlgorithmException {
        return new BigInteger(1, MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)))
                .mod(BigInteger.TEN.pow(digits));
    }
}
