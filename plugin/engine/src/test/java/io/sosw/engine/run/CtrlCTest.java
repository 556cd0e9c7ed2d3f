package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reaches by reflection what is not part of Java SE, as the class under test does. */
class CtrlCTest {

    private static Object handler(String constant) throws ReflectiveOperationException {
        return Class.forName("sun.misc.SignalHandler").getField(constant).get(null);
    }

    private static Object interrupt() throws ReflectiveOperationException {
        return Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance("INT");
    }

    /** Gives the one before. */
    private static Object handle(Object handler) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, interrupt(), handler);
    }

    @Test
    void aTerminalThatGaveTheSignalBackToTheSystemIsOverruled() throws Exception {
        var exits = new ArrayList<Integer>();
        var jvms = handle(handler("SIG_DFL"));
        try {
            if (jvms.equals(handler("SIG_IGN"))) {
                abort("whoever runs these tests has Ctrl-C ignored");
            }
            CtrlC.endsInOrder(exits::add);
            var ours = handle(handler("SIG_DFL"));
            Class.forName("sun.misc.SignalHandler")
                    .getMethod("handle", Class.forName("sun.misc.Signal"))
                    .invoke(ours, interrupt());
        } finally {
            handle(jvms);
        }
        assertThat(exits).isEqualTo(List.of(130));
    }

    @Test
    void whatTheJvmDoesIsLeftAlone() throws Exception {
        CtrlC.endsInOrder(code -> {
            throw new AssertionError("the JVM's own handler ends it");
        });
        var before =
                handle(handler("SIG_DFL")); // SIG_IGN could not be taken back: the JVM leaves an ignored signal alone
        handle(before);
        assertThat(before.toString()).doesNotContain("sosw");
    }
}
