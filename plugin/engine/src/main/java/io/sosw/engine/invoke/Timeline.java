package io.sosw.engine.invoke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Repeated calls as a picture for the terminal, and a table of cold and warm ones.
 *
 * @param answers in the order of the calls
 */
record Timeline(List<Answer> answers) {
    private static final int WIDTH = 50;
    private static final int MOST_ROWS = 20;

    List<String> lines() {
        var lines = new ArrayList<String>();
        double longest = Math.max(0.001, max(Answer::totalMillis));
        for (var i = 0; i < Math.min(MOST_ROWS, answers.size()); i++) {
            lines.add(row(i + 1, answers.get(i), longest));
        }
        if (answers.size() > MOST_ROWS) {
            lines.add("     … and " + (answers.size() - MOST_ROWS) + " more");
        }
        lines.add("     i init  # run  . client and shim; the width is " + millis(longest) + " ms");
        lines.add(String.format(Locale.ROOT, "%-14s %6s %10s %10s %10s", "ms", "calls", "min", "median", "max"));
        summary(lines, "cold, total", answers.stream().filter(Answer::cold).toList(), Answer::totalMillis);
        summary(lines, "cold, init", answers.stream().filter(Answer::cold).toList(), a -> a.reported("Init Duration"));
        summary(lines, "warm, total", answers.stream().filter(a -> !a.cold()).toList(), Answer::totalMillis);
        summary(lines, "warm, run", answers.stream().filter(a -> !a.cold()).toList(), a -> a.reported("Duration"));
        return lines;
    }

    private double max(ToDoubleFunction<Answer> value) {
        return answers.stream().mapToDouble(value).max().orElse(0);
    }

    private static String row(int number, Answer answer, double longest) {
        int init = width(Math.max(0, answer.reported("Init Duration")), longest);
        int run = width(Math.max(0, answer.reported("Duration")), longest);
        int all = Math.max(init + run, width(answer.totalMillis(), longest));
        var bar = "i".repeat(init) + "#".repeat(run) + ".".repeat(all - init - run);
        return String.format(
                Locale.ROOT,
                "%4d %s %9s ms |%s",
                number,
                answer.cold() ? "cold" : "warm",
                millis(answer.totalMillis()),
                bar.isEmpty() ? "." : bar);
    }

    private static int width(double millis, double longest) {
        return (int) Math.round(millis / longest * WIDTH);
    }

    private static void summary(List<String> lines, String name, List<Answer> some, ToDoubleFunction<Answer> value) {
        if (some.isEmpty()) {
            return;
        }
        double[] sorted = some.stream().mapToDouble(value).toArray();
        Arrays.sort(sorted);
        lines.add(String.format(
                Locale.ROOT,
                "%-14s %6d %10s %10s %10s",
                name,
                sorted.length,
                millis(sorted[0]),
                millis(sorted[sorted.length / 2]),
                millis(sorted[sorted.length - 1])));
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
