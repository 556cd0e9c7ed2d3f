package io.sosw.engine.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Shows lines that change: in their place on a terminal, one after the other in a pipe. Not thread-safe. */
public abstract class Screen {

    /** Shows the lines, instead of those shown before if the place can do that. */
    public abstract void show(List<String> lines);

    /** One that redraws if people look at it, else one for pipes. */
    public static Screen of(PrintStream out, Map<String, String> variables) {
        boolean plain = !Terminal.output() || variables.getOrDefault("TERM", "").equals("dumb");
        return plain ? lines(out) : redrawing(out);
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
        };
    }

    /** Moves the cursor up and draws over what stands there (ECMA-48: CUU, EL). */
    public static Screen redrawing(PrintStream out) {
        return new Screen() {
            private int drawn;

            @Override
            public void show(List<String> lines) {
                var text = new StringBuilder(drawn == 0 ? "" : "\u001b[" + drawn + "A");
                lines.forEach(line -> text.append('\r').append(line).append("\u001b[K\n"));
                out.print(text);
                out.flush();
                drawn = lines.size();
            }
        };
    }
}
