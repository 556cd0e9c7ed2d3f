package io.sosw.bench.coldstart;

import java.util.Locale;
import java.util.Map;

/** Draws what each process has computed, along a line of time: until the end of init, then until the first answer. */
final class Picture {
    private static final int WIDTH = 900;
    private static final int NAMES = 230;
    private static final int ROW = 26;
    private static final int TOP = 58;

    private final StringBuilder svg = new StringBuilder();
    private final double scale;
    private int y = TOP;

    private Picture(double most) {
        this.scale = (WIDTH - NAMES - 130) / most;
    }

    static String svg(Map<String, Start> alone, Map<String, Start> call) {
        double most = call.values().stream().mapToDouble(Start::cpu).max().orElse(1);
        var picture = new Picture(most);
        picture.group("JSON in, JSON out", alone);
        picture.group("with one GetItem of DynamoDB", call);
        return picture.whole(most);
    }

    private void group(String title, Map<String, Start> starts) {
        add("<text x=\"12\" y=\"%d\" class=\"title\">%s</text>", y + 17, title);
        y += ROW;
        starts.forEach((name, start) -> {
            double init = start.initCpu() * scale;
            double event = (start.cpu() - start.initCpu()) * scale;
            add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", NAMES - 10, y + 16, escaped(name));
            add(bar("init", NAMES, init));
            add(bar("event", NAMES + init, event));
            add(
                    "<text x=\"%.1f\" y=\"%d\" class=\"figure\">%.0f + %.0f</text>",
                    NAMES + init + event + 6, y + 16, start.initCpu(), start.cpu() - start.initCpu());
            y += ROW;
        });
        y += ROW / 2;
    }

    private String bar(String kind, double x, double width) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" class=\"%s\"/>",
                x,
                y + 3,
                width,
                ROW - 8,
                kind);
    }

    private String whole(double most) {
        var head = new StringBuilder();
        int step = most > 2000 ? 500 : most > 800 ? 200 : 100;
        for (int mark = 0; mark <= most; mark += step) {
            head.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>"
                            + "<text x=\"%1$.1f\" y=\"%4$d\" text-anchor=\"middle\" class=\"figure\">%5$d</text>%n",
                    NAMES + mark * scale,
                    TOP - 6,
                    y,
                    TOP - 10,
                    mark));
        }
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
                                + "<title>CPU-ms of a cold start until init's end and until the first answer</title>%n"
                                + "<style>text{font:13px sans-serif;fill:#222}.title{font-weight:bold}"
                                + ".figure{font-size:12px;fill:#555}"
                                + "line{stroke:#ddd}.init{fill:#7aa6c2}.event{fill:#e0a458}</style>%n"
                                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                        WIDTH,
                        y)
                + String.format(
                        "<rect x=\"%d\" y=\"10\" width=\"14\" height=\"14\" class=\"init\"/><text x=\"%d\""
                                + " y=\"22\">CPU-ms from the start of the process to the end of init</text><rect x=\"%d\""
                                + " y=\"10\" width=\"14\" height=\"14\" class=\"event\"/><text x=\"%d\" y=\"22\">from"
                                + " there to the first answer</text>%n",
                        NAMES, NAMES + 20, NAMES + 410, NAMES + 430)
                + head
                + svg
                + "</svg>\n";
    }

    private void add(String format, Object... values) {
        svg.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
