package io.sosw.engine.invoke;

import java.util.List;
import java.util.Locale;

/**
 * Repeated calls on a common axis of time, as a picture that a browser shows.
 *
 * @param answers in the order of the calls
 */
record TimelineSvg(List<Answer> answers) {
    private static final int WIDTH = 1_000;
    private static final int ROW = 14;
    private static final int TOP = 46;

    String text(String function) {
        long begun = answers.get(0).sent();
        double span = Math.max(1e-3, (answers.get(answers.size() - 1).received() - begun) / 1e6);
        var svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" "
                        + "font-size=\"11\">%n",
                WIDTH + 20,
                TOP + ROW * answers.size() + 20));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"10\" y=\"18\" font-size=\"14\">%s: %d calls in %s ms</text>%n",
                function,
                answers.size(),
                Timeline.millis(span)));
        svg.append("<text x=\"10\" y=\"36\"><tspan fill=\"#d97706\">init</tspan> <tspan fill=\"#2563eb\">run</tspan> "
                + "<tspan fill=\"#9ca3af\">client and shim</tspan></text>\n");
        for (var i = 0; i < answers.size(); i++) {
            row(svg, i, answers.get(i), begun, WIDTH / span);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, int index, Answer answer, long begun, double scale) {
        double from = (answer.sent() - begun) / 1e6;
        double init = Math.max(0, answer.reported("Init Duration"));
        double run = Math.max(0, answer.reported("Duration"));
        bar(svg, index, from * scale, answer.totalMillis() * scale, "#9ca3af", answer);
        bar(svg, index, from * scale, init * scale, "#d97706", answer);
        bar(svg, index, (from + init) * scale, run * scale, "#2563eb", answer);
    }

    private static void bar(StringBuilder svg, int index, double x, double width, String colour, Answer answer) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\"><title>call %d, %s: %s ms</title>"
                        + "</rect>%n",
                10 + x,
                TOP + ROW * index,
                Math.max(0.5, width),
                ROW - 3,
                colour,
                index + 1,
                answer.cold() ? "cold" : "warm",
                Timeline.millis(answer.totalMillis())));
    }
}
