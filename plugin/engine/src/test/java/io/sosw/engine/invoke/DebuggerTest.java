package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.VMDisconnectEvent;
import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.run.BorrowedShim;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.ShimFolder;
import io.sosw.engine.setting.Setting;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real debugger at a function of the shim's Lambda. */
@Timeout(60)
class DebuggerTest {
    @TempDir
    Path project;

    private final Said result = new Said();
    private final Said notes = new Said();

    @Test
    void aBreakpointHoldsTheCallBeyondItsTimeout() throws Exception {
        int port = free();
        var real = RealShim.of(project);
        try (real) {
            var call = CompletableFuture.supplyAsync(() -> call(port), work -> new Thread(work).start());
            notes.await("Attach a debugger to 127.0.0.1:" + port);
            var debugger = attach(port);
            var requests = debugger.eventRequestManager();
            var prepared = requests.createClassPrepareRequest();
            prepared.addClassFilter(Called.class.getName());
            prepared.enable();
            debugger.resume(); // it waits for us from its start

            var type = ((ClassPrepareEvent) next(debugger, ClassPrepareEvent.class)).referenceType();
            requests.createBreakpointRequest(type.methodsByName("run").get(0).location())
                    .enable();
            debugger.resume();
            var stop = (BreakpointEvent) next(debugger, BreakpointEvent.class);
            assertThat(event(stop)).contains("held");
            new CountDownLatch(1).await(1_200, TimeUnit.MILLISECONDS); // the function's timeout is a second
            assertThat(call).isNotDone();
            debugger.dispose();

            assertThat(call.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Json.parse(result.toString(StandardCharsets.UTF_8)))
                    .isEqualTo(Map.of("got", Map.of("word", "held"), "colour", "null"));
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String event(BreakpointEvent stop) throws Exception {
        var event = (ObjectReference) stop.thread().frame(0).getArgumentValues().get(0);
        var method = event.referenceType()
                .methodsByName("toString", "()Ljava/lang/String;")
                .get(0);
        return ((StringReference) event.invokeMethod(stop.thread(), method, List.of(), 0)).value();
    }

    private static Event next(VirtualMachine debugger, Class<? extends Event> wanted) throws InterruptedException {
        while (true) {
            for (Event event : debugger.eventQueue().remove()) {
                if (wanted.isInstance(event)) {
                    return event;
                }
                assertThat(event).isNotInstanceOf(VMDisconnectEvent.class);
            }
        }
    }

    /** The process is only being started. */
    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        for (var tries = 0; tries < 600; tries++) {
            try {
                return connector.attach(arguments);
            } catch (IOException notYet) {
                new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("nothing listens at port " + port);
    }

    private boolean call(int port) {
        try {
            var descriptors = Files.createDirectories(project.resolve("target/classes/META-INF/sosw"));
            var functions = Map.of("version", 1, "functions", Map.of("seen", Map.of("class", Called.class.getName())));
            Files.writeString(descriptors.resolve("functions.json"), Json.write(functions));
            var function = new FunctionSpec(
                    "seen",
                    1,
                    Called.class.getName(),
                    "",
                    null,
                    256,
                    1,
                    Map.of(),
                    2,
                    List.of(),
                    List.of(),
                    0,
                    Map.of());
            var classPath = List.of(
                    project.resolve("target/classes").toString(), home(Called.class), home(PortableFunction.class));
            var plan = new CallPlan(
                    project,
                    function,
                    "java17",
                    classPath,
                    Map.of(),
                    "{\"word\":\"held\"}",
                    false,
                    1,
                    OptionalInt.of(port),
                    "",
                    project.resolve("target/sosw"));
            try (var shim =
                    BorrowedShim.of(new ShimFolder(project), Jvm.current(64, List.of()), console(notes), "call", () -> {
                        throw new AssertionError("a shim is running");
                    })) {
                return new Invoker(console(result), console(notes), false).call(plan, () -> {}, shim);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static Console console(Said said) {
        return new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void aRunUnderADebuggerHasTimeUnlessItIsSaid() {
        assertThat(Debugger.unhurried(List.of("--once"))).containsExactly("--function_timeout=12h");
        assertThat(Debugger.unhurried(List.of("--function_timeout=5s"))).isEmpty();
    }

    @Test
    void thePortIsTheUsualOneOrTheGivenOne() {
        assertThat(Debugger.port(Optional.empty())).isEmpty();
        assertThat(Debugger.port(setting("false"))).isEmpty();
        assertThat(Debugger.port(setting("true"))).hasValue(5005);
        assertThat(Debugger.port(setting("5006"))).hasValue(5006);
        assertThat(Debugger.option(5006, true))
                .isEqualTo("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:5006");
        assertThatThrownBy(() -> Debugger.port(setting("70000")))
                .hasMessageContaining("sosw.debug must be a port, found '70000' (-Dsosw.debug)");
    }

    private static Optional<Setting> setting(String value) {
        return Optional.of(new Setting("sosw.debug", value, "-Dsosw.debug"));
    }
}
