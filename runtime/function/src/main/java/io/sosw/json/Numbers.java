package io.sosw.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers between Java's types, never with silent loss. */
final class Numbers {
    /** Beyond it, the digits of a decimal like 1e999999999 would not fit into memory. */
    private static final int MOST_DIGITS = 10_000;

    private Numbers() {}

    /** A number as the parser would give it. */
    static Number plain(Number number) {
        if (number instanceof Long || number instanceof BigInteger || number instanceof BigDecimal) {
            return number;
        }
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new JsonException("JSON has no " + number);
            }
            return new BigDecimal(number.toString());
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        return new BigDecimal(number.toString());
    }

    static long integer(Object value, long least, long most) {
        if (value instanceof Long number && number >= least && number <= most) {
            return number; // as nearly all are: without BigInteger, for which JDK 25 makes a thread pool
        }
        var exact = exactInteger(value);
        if (exact.compareTo(BigInteger.valueOf(least)) < 0 || exact.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new JsonException("expected an integer from " + least + " to " + most + " but found " + value);
        }
        return exact.longValue();
    }

    static BigInteger exactInteger(Object value) {
        if (value instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        if (value instanceof BigInteger big) {
            return big;
        }
        var decimal = decimal(value);
        if (decimal.signum() == 0) {
            return BigInteger.ZERO;
        }
        if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS
                || decimal.stripTrailingZeros().scale() > 0) {
            throw new JsonException("expected an integer but found " + value);
        }
        return decimal.toBigIntegerExact();
    }

    /** Null if the exponent is out of range. */
    static @Nullable BigDecimal decimalOrNull(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException outOfRange) {
            return null;
        }
    }

    static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw Binder.mismatch("a number", value);
    }

    static double floating(Object value, double most) {
        var number = decimal(value).doubleValue();
        if (Math.abs(number) > most) {
            throw new JsonException("expected a number up to " + most + " but found " + value);
        }
        return number;
    }
}
