package io.sosw.engine.watch.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Tells the watch what becomes of each test while the run goes on. */
final class Listener implements TestExecutionListener {
    private static final int NANOS_A_MILLI = 1_000_000;

    private final Wire wire;
    private final Printed printed;
    private final Function<Throwable, String> trace;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private Optional<TestPlan> plan = Optional.empty();

    Listener(Wire wire, Printed printed, Function<Throwable, String> trace) {
        this.wire = wire;
        this.printed = printed;
        this.trace = trace;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
        if (test.isTest()) {
            tell(Event.STARTED, test, "", "");
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        tell(Event.SKIPPED, test, reason, "");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (test.isTest() || failed) {
            var event = failed
                    ? Event.FAILED
                    : result.getStatus() == TestExecutionResult.Status.ABORTED ? Event.SKIPPED : Event.PASSED;
            tell(event, test, result.getThrowable().map(trace).orElse(""), printed.take());
        }
        if (outermost(test)) {
            tell(Event.LEFT, test, "", "");
        }
    }

    private boolean outermost(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent()
                && parent(test)
                        .flatMap(TestIdentifier::getSource)
                        .filter(ClassSource.class::isInstance)
                        .isEmpty();
    }

    private Optional<TestIdentifier> parent(TestIdentifier test) {
        return plan.flatMap(known -> known.getParent(test));
    }

    private void tell(String event, TestIdentifier test, String text, String output) {
        long millis = (System.nanoTime() - begun.getOrDefault(test.getUniqueId(), System.nanoTime())) / NANOS_A_MILLI;
        try {
            wire.send(List.of(event, className(test), name(test), Long.toString(millis), text, output));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The outermost class that the test stands in. */
    private String className(TestIdentifier test) {
        var name = "";
        for (Optional<TestIdentifier> at = Optional.of(test); at.isPresent(); at = parent(at.get())) {
            var source = at.get().getSource();
            if (source.isPresent() && source.get() instanceof ClassSource type) {
                name = type.getClassName();
            } else if (source.isPresent() && source.get() instanceof MethodSource method && name.isEmpty()) {
                name = method.getClassName();
            }
        }
        return name;
    }

    private String name(TestIdentifier test) {
        var source = test.getSource();
        if (source.isPresent() && source.get() instanceof MethodSource method) {
            var type = method.getClassName();
            var plain = type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method.getMethodName();
            var shown = test.getDisplayName();
            return shown.startsWith(method.getMethodName() + "(") ? plain : plain + " " + shown;
        }
        return test.getDisplayName();
    }
}
