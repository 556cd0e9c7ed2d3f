package io.sosw.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types that an option may have. */
final class OptionTypes {
    private OptionTypes() {}

    static OptionType<String> text() {
        return new OptionType<>("text") {
            @Override
            String parse(Object raw) {
                return scalar(raw);
            }
        };
    }

    static OptionType<Secret> secret() {
        return new OptionType<>("secret") {
            @Override
            Secret parse(Object raw) {
                return Secret.of(scalar(raw));
            }

            @Override
            boolean isSecret() {
                return true;
            }
        };
    }

    static OptionType<Integer> integer() {
        return new OptionType<>("whole number") {
            @Override
            Integer parse(Object raw) {
                var value = wholeNumber(raw);
                if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException("is beyond the whole numbers of 32 bits");
                }
                return (int) value;
            }

            @Override
            Object json(Integer value) {
                return value.longValue();
            }
        };
    }

    static OptionType<Long> longInteger() {
        return new OptionType<>("whole number") {
            @Override
            Long parse(Object raw) {
                return wholeNumber(raw);
            }

            @Override
            Object json(Long value) {
                return value;
            }
        };
    }

    private static long wholeNumber(Object raw) {
        try {
            return Long.parseLong(OptionType.scalar(raw).trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    static OptionType<BigDecimal> decimal() {
        return new OptionType<>("decimal number") {
            @Override
            BigDecimal parse(Object raw) {
                try {
                    return new BigDecimal(scalar(raw).trim());
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("is not a decimal number", e);
                }
            }

            @Override
            String text(BigDecimal value) {
                return value.toPlainString();
            }

            @Override
            Object json(BigDecimal value) {
                return value;
            }
        };
    }

    static OptionType<Boolean> flag() {
        return new OptionType<>("true or false") {
            @Override
            Boolean parse(Object raw) {
                var text = scalar(raw).trim();
                if (text.equalsIgnoreCase("true")) {
                    return true;
                }
                if (text.equalsIgnoreCase("false")) {
                    return false;
                }
                throw new IllegalArgumentException("is neither true nor false");
            }

            @Override
            Object json(Boolean value) {
                return value;
            }

            @Override
            boolean isFlag() {
                return true;
            }
        };
    }

    static OptionType<Duration> duration() {
        return new OptionType<>("duration") {
            @Override
            Duration parse(Object raw) {
                return Durations.parse(scalar(raw));
            }

            @Override
            String text(Duration value) {
                return Durations.text(value);
            }
        };
    }

    static <E extends Enum<E>> OptionType<E> choice(Class<E> values) {
        var names = Arrays.stream(values.getEnumConstants())
                .map(OptionTypes::choiceName)
                .toList();
        return new OptionType<>("one of " + String.join(", ", names)) {
            @Override
            E parse(Object raw) {
                var wanted = scalar(raw).trim().toLowerCase(Locale.ROOT).replace('-', '_');
                for (E value : values.getEnumConstants()) {
                    if (choiceName(value).equals(wanted)) {
                        return value;
                    }
                }
                throw new IllegalArgumentException("is not " + label());
            }

            @Override
            String text(E value) {
                return choiceName(value);
            }
        };
    }

    private static String choiceName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static OptionType<List<String>> list() {
        return new OptionType<>("list, separated by commas") {
            @Override
            List<String> parse(Object raw) {
                var values = new ArrayList<String>();
                if (raw instanceof List<?> items) {
                    for (Object item : items) {
                        values.add(scalar(item));
                    }
                } else {
                    for (String item : scalar(raw).split(",", -1)) {
                        if (!item.isBlank()) {
                            values.add(item.trim());
                        }
                    }
                }
                return List.copyOf(values);
            }

            @Override
            String text(List<String> value) {
                return String.join(",", value);
            }

            @Override
            Object json(List<String> value) {
                return value;
            }
        };
    }

    static <T> OptionType<Optional<T>> optional(OptionType<T> type) {
        return new OptionType<>(type.label()) {
            @Override
            Optional<T> parse(Object raw) {
                return Optional.of(type.parse(raw));
            }

            @Override
            String text(Optional<T> value) {
                return value.isPresent() ? type.text(value.get()) : "";
            }

            @Override
            Object json(Optional<T> value) {
                return value.isPresent() ? type.json(value.get()) : "";
            }

            @Override
            boolean isFlag() {
                return type.isFlag();
            }

            @Override
            boolean isSecret() {
                return type.isSecret();
            }
        };
    }
}
