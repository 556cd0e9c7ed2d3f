package io.sosw.local.cloudwatch;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/**
 * Metric math: numbers, ids, {@code + - * /}, parentheses, {@code SUM(m)}, {@code AVG(m)}, {@code MIN(m)},
 * {@code MAX(m)}. Other functions are refused by name. Not thread-safe.
 */
final class Expression {
    private final String text;
    private final Function<String, NavigableMap<Instant, Double>> series;
    private int at;

    /**
     * @param series the values of an id
     */
    Expression(String text, Function<String, NavigableMap<Instant, Double>> series) {
        this.text = text.replaceAll("\\s+", "");
        this.series = series;
    }

    NavigableMap<Instant, Double> evaluate() {
        var value = sum();
        if (at < text.length()) {
            throw refused("unexpected '" + text.charAt(at) + "'");
        }
        if (value instanceof Value.Series points) {
            return points.points();
        }
        throw refused("it names no metric");
    }

    private Value sum() {
        var left = product();
        while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            left = text.charAt(at++) == '+'
                    ? combined(left, product(), Double::sum)
                    : combined(left, product(), (a, b) -> a - b);
        }
        return left;
    }

    private Value product() {
        var left = factor();
        while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
            left = text.charAt(at++) == '*'
                    ? combined(left, factor(), (a, b) -> a * b)
                    : combined(left, factor(), (a, b) -> b == 0 ? Double.NaN : a / b);
        }
        return left;
    }

    private Value factor() {
        if (take('(')) {
            var inside = sum();
            expect(')');
            return inside;
        }
        if (take('-')) {
            return combined(new Value.Scalar(0), factor(), (a, b) -> a - b);
        }
        var number = word("0123456789.");
        if (!number.isEmpty()) {
            return new Value.Scalar(Double.parseDouble(number));
        }
        var name = word("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
        if (name.isEmpty()) {
            throw refused("a value is missing at position " + at);
        }
        return take('(') ? function(name) : new Value.Series(series.apply(name));
    }

    private Value function(String name) {
        var value = sum();
        expect(')');
        if (!(value instanceof Value.Series points)) {
            throw refused(name + " wants a metric");
        }
        var values = points.points().values().stream().mapToDouble(Double::doubleValue);
        return new Value.Scalar(
                switch (name) {
                    case "SUM" -> values.sum();
                    case "AVG" -> values.average().orElse(0);
                    case "MIN" -> values.min().orElse(0);
                    case "MAX" -> values.max().orElse(0);
                    default -> throw refused("the function " + name + " is not made here");
                });
    }

    private static Value combined(Value left, Value right, DoubleBinaryOperator operator) {
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            return new Value.Scalar(operator.applyAsDouble(a.number(), b.number()));
        }
        var times = new TreeSet<Instant>();
        var points = new TreeMap<Instant, Double>();
        addTimes(left, times);
        addTimes(right, times);
        for (var time : times) {
            var result = operator.applyAsDouble(left.at(time), right.at(time));
            if (!Double.isNaN(result)) {
                points.put(time, result);
            }
        }
        return new Value.Series(points);
    }

    private static void addTimes(Value value, Set<Instant> times) {
        if (value instanceof Value.Series points) {
            times.addAll(points.points().keySet());
        }
    }

    private boolean take(char wanted) {
        var found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw refused("'" + wanted + "' is missing at position " + at);
        }
    }

    private String word(String alphabet) {
        var start = at;
        while (at < text.length() && alphabet.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private RuntimeException refused(String why) {
        return MetricErrors.invalid("Error in expression '" + text + "': " + why);
    }

    private sealed interface Value {
        /** Not a number where there is none. */
        double at(Instant time);

        record Scalar(double number) implements Value {
            @Override
            public double at(Instant time) {
                return number;
            }
        }

        record Series(Map<Instant, Double> values) implements Value {
            NavigableMap<Instant, Double> points() {
                return new TreeMap<>(values);
            }

            @Override
            public double at(Instant time) {
                return values.getOrDefault(time, Double.NaN);
            }
        }
    }
}
