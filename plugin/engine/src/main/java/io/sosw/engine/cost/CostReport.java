package io.sosw.engine.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** A comparison as a table with what it assumes. */
public record CostReport(Comparison comparison, String source) {
    private static final List<Double> USUAL = List.of(0.01, 0.1, 1.0, 10.0, 100.0, 1000.0);

    /**
     * The lines.
     *
     * @param rates further rates in messages a second
     */
    public List<String> lines(List<Double> rates) {
        var lines = new ArrayList<String>();
        var measured = comparison.measured();
        lines.add(text(
                "Measured in %s: %d invocations of %d MB, %d of them cold, %.1f ms on average, %.1f ms billed.",
                source,
                measured.invocations(),
                measured.memory(),
                measured.cold(),
                measured.seconds() * 1000,
                measured.billedSeconds() * 1000));
        lines.add(text(
                "Compared with tasks of %s vCPU and %d MB on Fargate, %s, %s messages a delivery.",
                number(comparison.cpu() / 1024.0),
                comparison.memory(),
                comparison.architecture(),
                number(comparison.batch())));
        lines.add("");
        lines.add("  messages/s   messages/month   Lambda $/month   tasks   container $/month   cheaper");
        var all = new TreeSet<>(USUAL);
        all.addAll(rates);
        for (double rate : all) {
            double lambda = comparison.lambda(rate);
            double container = comparison.container(rate);
            lines.add(text(
                    "%12s %16.0f %16.2f %7d %19.2f   %s",
                    number(rate),
                    comparison.messages(rate),
                    lambda,
                    comparison.tasks(rate),
                    container,
                    lambda <= container ? "Lambda" : "container"));
        }
        lines.add("");
        lines.add(sentence());
        lines.addAll(assumptions());
        return lines;
    }

    private String sentence() {
        OptionalDouble first = comparison.breakEven();
        OptionalDouble always = comparison.forGood();
        if (first.isEmpty()) {
            return always.isEmpty()
                    ? text(
                            "Lambda stays the cheaper: a busy task ($%.2f a month) costs more than its work on Lambda ($%.2f).",
                            comparison.task(), comparison.lambda(comparison.perTask()))
                    : text("Containers are cheaper from %s messages/s on.", number(always.getAsDouble()));
        }
        var from = text(
                "Break-even: from %s messages/s on one task ($%.2f a month) is cheaper than Lambda",
                number(first.getAsDouble()), comparison.task());
        return always.isEmpty() || always.getAsDouble() <= first.getAsDouble()
                ? from + "."
                : from + "; just after a further task is needed Lambda may be again, from "
                        + number(always.getAsDouble()) + " on never.";
    }

    private List<String> assumptions() {
        return List.of(
                "",
                "Assumes that a task is as quick as the measured function, works on one delivery at a time and is busy for "
                        + text(
                                "%.0f %% of its time (-Dsosw.busy); that messages come evenly for %s hours a day (-Dsosw.hours)",
                                comparison.busy() * 100, number(comparison.hours()))
                        + " and tasks are gone in the others. SQS, logs, traffic, NAT gateways, endpoints and public"
                        + " addresses are left out; so are free tiers.",
                comparison.prices().said());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Three digits that count. */
    static String number(double value) {
        var rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(3));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
