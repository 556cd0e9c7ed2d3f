package io.sosw.wrapper;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SIGTERM and SIGINT: the first of a kind asks for a graceful stop, the second of the same kind ends the process at once.
 * Reached by reflection, for the class is not part of Java SE; where it is missing, a shutdown hook does the first part.
 */
final class ProcessSignals implements Signals {
    @Override
    public void onStop(Runnable stop) {
        var term = handled("TERM", 15, stop);
        var interrupt = handled("INT", 2, stop);
        if (!term || !interrupt) {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "sosw-stop"));
        }
    }

    private static boolean handled(String name, int number, Runnable stop) {
        var received = new AtomicInteger();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                if (received.incrementAndGet() > 1) {
                    Runtime.getRuntime().halt(128 + number);
                }
                stop.run();
                return null;
            }
            return method.getName().equals("equals")
                    ? (Object) false
                    : method.getName().equals("hashCode") ? 0 : name;
        };
        try {
            var signal = Class.forName("sun.misc.Signal");
            var type = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
            signal.getMethod("handle", signal, type)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
