package io.sosw.engine.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Ctrl-C as the JVM takes it: what has been started is ended first. The terminal of Maven 4 gives the signal back to the
 * system, which ends the process at once and nothing with it. Reached by reflection, for signals are not part of Java SE.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8332921">JDK-8332921, the same in jshell</a>
 */
public final class CtrlC {
    private static final int EXIT = 128 + 2;

    private CtrlC() {}

    /** From now on the shutdown hooks run, whatever the terminal wanted. */
    public static void endsInOrder() {
        endsInOrder(System::exit);
    }

    static void endsInOrder(IntConsumer exit) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "handle":
                    exit.accept(EXIT);
                    return null;
                case "equals":
                    return proxy == arguments[0];
                case "hashCode":
                    return System.identityHashCode(proxy);
                default:
                    return "sosw-ctrl-c";
            }
        };
        try {
            var signal = Class.forName("sun.misc.Signal");
            var type = Class.forName("sun.misc.SignalHandler");
            var interrupt = signal.getConstructor(String.class).newInstance("INT");
            var handle = signal.getMethod("handle", signal, type);
            var own = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
            var before = handle.invoke(null, interrupt, own);
            if (before != type.getField("SIG_DFL").get(null)) {
                handle.invoke(null, interrupt, before);
            }
        } catch (InvocationTargetException reserved) {
            if (!(reserved.getCause() instanceof IllegalArgumentException)) { // java -Xrs
                throw new IllegalStateException(reserved);
            }
        } catch (ReflectiveOperationException none) {
            return; // a Java without signals
        }
    }
}
