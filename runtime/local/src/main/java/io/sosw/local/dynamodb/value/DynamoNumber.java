package io.sosw.local.dynamodb.value;

import java.math.BigDecimal;

/** Numbers as the service keeps them: at most 38 significant digits, magnitude from 1E-130 to 9.9…E+125. */
public final class DynamoNumber {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;
    private static final int MAX_TEXT = 1000;
    private static final int PLAIN_DIGITS = 18;

    private DynamoNumber() {}

    /** The text in which the number is returned: no exponent, no leading zeros, no trailing zeros in the fraction. */
    public static String normalise(String text) {
        return isPlainInteger(text) ? text : text(parse(text));
    }

    public static String text(BigDecimal number) {
        return checked(number).toPlainString();
    }

    public static BigDecimal parse(String text) {
        if (text.isEmpty()) {
            throw Rejection.validation("The parameter cannot be converted to a numeric value");
        }
        if (text.length() > MAX_TEXT) {
            throw Rejection.validation("Attempting to store more than 38 significant digits in a Number");
        }
        try {
            return checked(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw notNumeric(text, e);
        }
    }

    private static RuntimeException notNumeric(String text, NumberFormatException cause) {
        var rejection = Rejection.validation("The parameter cannot be converted to a numeric value: " + text);
        rejection.addSuppressed(cause);
        return rejection;
    }

    private static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var stripped = number.stripTrailingZeros();
        var exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw Rejection.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw Rejection.validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (stripped.precision() > MAX_DIGITS) {
            throw Rejection.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return stripped;
    }

    private static boolean isPlainInteger(String text) {
        int length = text.length();
        int start = length > 1 && text.charAt(0) == '-' ? 1 : 0;
        if (length - start < 1 || length - start > PLAIN_DIGITS) {
            return false;
        }
        if (text.charAt(start) == '0') {
            return length == 1;
        }
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
