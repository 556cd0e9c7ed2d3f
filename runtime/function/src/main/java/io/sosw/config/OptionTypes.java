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
        return new OptionType<>() {
            @Override
            public String label() {
                return "text";
            }

            @Override
            public String parse(Object raw) {
                return OptionType.scalar(raw);
            }
        };
    }

    static OptionType<Secret> secret() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "secret";
            }

            @Override
            public Secret parse(Object raw) {
                return Secret.of(OptionType.scalar(raw));
            }

            @Override
            public boolean isSecret() {
                return true;
            }
        };
    }

    static OptionType<Integer> integer() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "whole number";
            }

            @Override
            public Integer parse(Object raw) {
                var value = WholeNumber.of(raw);
                if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException("is beyond the whole numbers of 32 bits");
                }
                return (int) value;
            }

            @Override
            public Object json(Integer value) {
                return value.longValue();
            }
        };
    }

    static OptionType<Long> longInteger() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "whole number";
            }

            @Override
            public Long parse(Object raw) {
                return WholeNumber.of(raw);
            }

            @Override
            public Object json(Long value) {
                return value;
            }
        };
    }

    /** A class of its own: the JVM's verifier loads what is caught. */
    private static final class WholeNumber {
        private WholeNumber() {}

        static long of(Object raw) {
            try {
                return Long.parseLong(OptionType.scalar(raw).trim());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number", e);
            }
        }
    }

    static OptionType<BigDecimal> decimal() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "decimal number";
            }

            @Override
            public BigDecimal parse(Object raw) {
                try {
                    return new BigDecimal(OptionType.scalar(raw).trim());
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("is not a decimal number", e);
                }
            }

            @Override
            public String text(BigDecimal value) {
                return value.toPlainString();
            }

            @Override
            public Object json(BigDecimal value) {
                return value;
            }
        };
    }

    static OptionType<Boolean> flag() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "true or false";
            }

            @Override
            public Boolean parse(Object raw) {
                var text = OptionType.scalar(raw).trim();
                if (text.equalsIgnoreCase("true")) {
                    return true;
                }
                if (text.equalsIgnoreCase("false")) {
                    return false;
                }
                throw new IllegalArgumentException("is neither true nor false");
            }

            @Override
            public Object json(Boolean value) {
                return value;
            }

            @Override
            public boolean isFlag() {
                return true;
            }
        };
    }

    static OptionType<Duration> duration() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "duration";
            }

            @Override
            public Duration parse(Object raw) {
                return Durations.parse(OptionType.scalar(raw));
            }

            @Override
            public String text(Duration value) {
                return Durations.text(value);
            }
        };
    }

    static <E extends Enum<E>> OptionType<E> choice(Class<E> values) {
        var names = Arrays.stream(values.getEnumConstants())
                .map(OptionTypes::choiceName)
                .toList();
        return new OptionType<>() {
            @Override
            public String label() {
                return "one of " + String.join(", ", names);
            }

            @Override
            public E parse(Object raw) {
                var wanted =
                        OptionType.scalar(raw).trim().toLowerCase(Locale.ROOT).replace('-', '_');
                for (E value : values.getEnumConstants()) {
                    if (choiceName(value).equals(wanted)) {
                        return value;
                    }
                }
                throw new IllegalArgumentException("is not " + label());
            }

            @Override
            public String text(E value) {
                return choiceName(value);
            }
        };
    }

    private static String choiceName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static OptionType<List<String>> list() {
        return new OptionType<>() {
            @Override
            public String label() {
                return "list, separated by commas";
            }

            @Override
            public List<String> parse(Object raw) {
                var values = new ArrayList<String>();
                if (raw instanceof List<?> items) {
                    for (Object item : items) {
                        values.add(OptionType.scalar(item));
                    }
                } else {
                    for (String item : OptionType.scalar(raw).split(",", -1)) {
                        if (!item.isBlank()) {
                            values.add(item.trim());
                        }
                    }
                }
                return List.copyOf(values);
            }

            @Override
            public String text(List<String> value) {
                return String.join(",", value);
            }

            @Override
            public Object json(List<String> value) {
                return value;
            }
        };
    }

    static <T> OptionType<Optional<T>> optional(OptionType<T> type) {
        return new OptionType<>() {
            @Override
            public String label() {
                return type.label();
            }

            @Override
            public Optional<T> parse(Object raw) {
                return Optional.of(type.parse(raw));
            }

            @Override
            public String text(Optional<T> value) {
                return value.isPresent() ? type.text(value.get()) : "";
            }

            @Override
            public Object json(Optional<T> value) {
                return value.isPresent() ? type.json(value.get()) : "";
            }

            @Override
            public boolean isFlag() {
                return type.isFlag();
            }

            @Override
            public boolean isSecret() {
                return type.isSecret();
            }
        };
    }
}
