package io.sosw.engine.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Shows lines that change: in their place on a terminal, one after the other in a pipe. */
public abstract class Screen {

    /** Shows the lines, instead of those shown before if the place can do that. */
    public abstract void show(List<String> lines);

    /** Leaves what was shown last where it is; whoever prints next begins below. Nothing is shown any more. */
    public abstract void end();

    /** One that redraws if people look at it, else one for pipes. */
    public static Screen of(PrintStream out, Map<String, String> variables) {
        boolean plain = !Terminal.output() || variables.getOrDefault("TERM", "").equals("dumb");
        return plain ? lines(out) : redrawing(out, Terminal::columns);
    }

    /** Prints what has changed since the last time, and nothing that moves a cursor. */
    public static Screen lines(PrintStream out) {
        return new Screen() {
            private List<String> last = List.of();

            @Override
            public void show(List<String> lines) {
                lines.stream().filter(line -> !last.contains(line)).forEach(out::println);
                out.flush();
                last = List.copyOf(lines);
            }

            @Override
            public void end() {}
        };
    }

    /**
     * Draws over what stands there, in a terminal of any width, also when it changes. Safe for use by several threads.
     *
     * @param columns asked each time; a longer line is cut
     */
    public static Screen redrawing(PrintStream out, IntSupplier columns) {
        return new Redrawing(out, columns);
    }

    /**
     * ECMA-48 and DEC: ED erases what is below, CUU goes up, DECAWM off keeps a long line in its row. Between two
     * pictures the cursor waits at the first line, so that lines which a narrower window breaks do not lead it astray.
     */
    private static final class Redrawing extends Screen {
        private static final String ERASE = "\r\u001b[J";
        private static final String CUT = "\u001b[?7l";
        private static final String WRAP = "\u001b[?7h";

        private final PrintStream out;
        private final IntSupplier columns;
        private List<String> last = List.of();
        private boolean ended;

        Redrawing(PrintStream out, IntSupplier columns) {
            this.out = out;
            this.columns = columns;
        }

        @Override
        public synchronized void show(List<String> lines) {
            if (!ended) {
                last = List.copyOf(lines);
                var up = last.size() > 1 ? "\u001b[" + (last.size() - 1) + "A" : "";
                out.print(ERASE + CUT + cut(columns.getAsInt()) + WRAP + "\r" + up);
                out.flush();
            }
        }

        private String cut(int width) {
            return last.stream()
                    .map(line -> line.length() > width ? line.substring(0, width - 1) + "…" : line)
                    .collect(Collectors.joining("\r\n"));
        }

        @Override
        public synchronized void end() {
            if (!ended && !last.isEmpty()) {
                out.print(ERASE + String.join("\r\n", last) + "\r\n");
                out.flush();
            }
            ended = true;
        }
    }
}
