package io.sosw.json;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Walks through the text: white space, strings, numbers, and the place of what is wrong. */
final class JsonScanner {
    private final String text;
    private final int digits;
    private int at;

    JsonScanner(String text, int digits) {
        this.text = text;
        this.digits = digits;
    }

    /** The next character after white space, not consumed; -1 at the end. */
    int peek() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return -1;
    }

    int offset() {
        return at;
    }

    void skip() {
        at++;
    }

    boolean skipIf(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void literal(String word) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
    }

    String string() {
        var start = ++at;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return escapedString(start);
            }
            requireNoControl(c);
            at++;
        }
        throw failure("the text ends inside a string", start - 1);
    }

    private String escapedString(int start) {
        var out = new StringBuilder(Math.max(16, 2 * (at - start))).append(text, start, at);
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c == '\\') {
                out.append(escape());
            } else {
                requireNoControl(c);
                out.append(c);
            }
        }
        throw failure("the text ends inside a string", start - 1);
    }

    private char escape() {
        var c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw failure("not an escape of JSON in a string", at - 2);
        };
    }

    private char unicode() {
        var code = 0;
        for (var i = 0; i < 4; i++) {
            var digit = at < text.length() ? hex(text.charAt(at)) : -1;
            if (digit < 0) {
                throw failure("\\u in a string needs four hexadecimal digits", at);
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private void requireNoControl(char c) {
        if (c < ' ') {
            throw failure(
                    "control character U+" + Integer.toHexString(0x10000 | c).substring(1)
                            + " in a string must be escaped",
                    at);
        }
    }

    Object number() {
        var start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else {
            digits();
        }
        var whole = at;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        if (at - start > digits) {
            throw failure("a number of more than " + digits + " characters", start);
        }
        return at == whole ? integer(start) : decimal(start);
    }

    private void digits() {
        var start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected("a digit");
        }
    }

    private Object integer(int start) {
        var number = text.substring(start, at);
        if (number.length() <= 18) {
            return Long.valueOf(number);
        }
        var big = new BigInteger(number);
        return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }

    private BigDecimal decimal(int start) {
        var decimal = Numbers.decimalOrNull(text.substring(start, at));
        if (decimal == null) {
            throw failure("a number whose exponent is out of range", start);
        }
        return decimal;
    }

    JsonException unexpected(String wanted) {
        return at >= text.length()
                ? failure("the text ends where " + wanted + " is expected", at)
                : failure("expected " + wanted + " but found " + seen(text.codePointAt(at)), at);
    }

    private static String seen(int codePoint) {
        return codePoint > ' ' && codePoint < 127
                ? "'" + (char) codePoint + "'"
                : "U+" + Integer.toHexString(0x1000000 | codePoint).substring(codePoint > 0xFFFF ? 1 : 3);
    }

    JsonException failure(String problem, int offset) {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonException(problem, line, offset - lineStart + 1, null);
    }
}
