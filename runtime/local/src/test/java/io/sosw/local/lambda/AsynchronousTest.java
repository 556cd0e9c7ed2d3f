package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.lambda.environment.Launcher;
import io.sosw.local.world.Deliveries.Message;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import io.sosw.local.world.World;
import io.sosw.wrapper.poller.PollerParts;
import io.sosw.wrapper.poller.ThreadTimers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Environments and asynchronous calls with a runtime in threads of the test. */
class AsynchronousTest {
    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime();
    private final World world = TestWorlds.manual(time);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private LocalLambda lambda(Launcher launcher) throws Exception {
        var pollers = new PollerParts(
                time, new ThreadTimers(), threads, threads, new Random(1), () -> "id", System.getLogger("test"));
        var lambda = new LocalLambda(
                world,
                new LambdaPlace(
                        directory,
                        URI.create("http://127.0.0.1:1"),
                        launcher,
                        threads,
                        (function, text) -> {},
                        () -> {
                            throw new AssertionError("no bucket");
                        },
                        () -> {
                            throw new AssertionError("no queue");
                        },
                        pollers,
                        0.5));
        var code = Files.createDirectories(directory.resolve("task"));
        lambda.createFunction(r -> r.functionName("f")
                .runtime("java17")
                .handler("any")
                .code(c -> c.s3Bucket("hot-reload").s3Key(code.toString()))
                .deadLetterConfig(d -> d.targetArn("arn:aws:sqs:us-east-1:000000000000:dead"))
                .timeout(600));
        return lambda;
    }

    @Test
    void aFailingEventIsTriedThreeTimesAndThenLetGo() throws Exception {
        var tries = new Semaphore(0);
        var dead = new LinkedBlockingQueue<Message>();
        world.deliveries().register("sqs", (arn, message) -> dead.add(message));
        var lambda = lambda(new FakeRuntime(event -> {
            tries.release();
            throw new IllegalStateException("no luck");
        }));

        var answer = lambda.invoke(r ->
                r.functionName("f").invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String("{\"n\":1}")));

        assertThat(answer.statusCode()).isEqualTo(202);
        tries.acquire();
        time.awaitTimerWithin(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(30));
        tries.acquire();
        time.awaitTimerWithin(Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(60));
        tries.acquire();
        var message = dead.take();
        assertThat(message.body()).isEqualTo("{\"n\":1}");
        assertThat(message.attributes())
                .containsEntry("ErrorMessage", "no luck")
                .containsKey("RequestID");
        lambda.close();
    }

    @Test
    void anEventThatIsTooOldIsNotTriedAgain() throws Exception {
        var tries = new Semaphore(0);
        var left = new LinkedBlockingQueue<Message>();
        world.deliveries().register("sns", (arn, message) -> left.add(message));
        world.deliveries().register("sqs", (arn, message) -> {});
        var lambda = lambda(new FakeRuntime(event -> {
            tries.release();
            throw new IllegalStateException("no luck");
        }));
        lambda.putFunctionEventInvokeConfig(r -> r.functionName("f")
                .maximumEventAgeInSeconds(60)
                .destinationConfig(d -> d.onFailure(f -> f.destination("arn:aws:sns:us-east-1:000000000000:left"))));
        lambda.invoke(r -> r.functionName("f").invocationType(InvocationType.EVENT));

        tries.acquire();
        time.awaitTimerWithin(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(30));
        tries.acquire();
        time.awaitTimerWithin(Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(60));
        assertThat(left.take().body()).contains("EventAgeExceeded", "\"approximateInvokeCount\":2", "no luck");
        assertThat(tries.availablePermits()).isZero();
        lambda.close();
    }

    /** AWS's own emulator tells a wrong one. */
    @Test
    void theInitDurationIsThatOfTheInitPhaseAlone() throws Exception {
        var runtime = new FakeRuntime(event -> {
            time.advance(Duration.ofMillis(40));
            return event;
        });
        var lambda = lambda(launch -> {
            time.advance(Duration.ofMillis(700));
            return runtime.launch(launch);
        });
        var cold = report(lambda);
        assertThat(cold).contains("\tDuration: 40.00 ms\t", "Billed Duration: 740 ms\t", "\tInit Duration: 700.00 ms");
        assertThat(report(lambda)).contains("Billed Duration: 40 ms\t").doesNotContain("Init Duration");
        lambda.close();
    }

    private static String report(LocalLambda lambda) {
        var answer = lambda.invoke(r -> r.functionName("f").logType(LogType.TAIL));
        var log = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        return log.lines()
                .filter(line -> line.startsWith("REPORT "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fourCallsAtOnceMeetAtABarrier() throws Exception {
        var barrier = new CyclicBarrier(4);
        var lambda = lambda(new FakeRuntime(event -> {
            try {
                barrier.await();
                return event;
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new AssertionError(e);
            }
        }));
        var calls = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 4; i++) {
            calls.add(CompletableFuture.supplyAsync(
                    () -> lambda.invoke(r -> r.functionName("f").payload(SdkBytes.fromUtf8String("\"met\"")))
                            .payload()
                            .asUtf8String(),
                    threads));
        }
        for (var call : calls) {
            assertThat(call.join()).isEqualTo("\"met\"");
        }
        lambda.close();
    }

    @Test
    void codeInPlaceThatHasChangedStartsAnotherEnvironment() throws Exception {
        var launches = new AtomicInteger();
        var runtime = new FakeRuntime(event -> event);
        var lambda = lambda(launch -> {
            launches.incrementAndGet();
            return runtime.launch(launch);
        });
        lambda.invoke(r -> r.functionName("f"));
        lambda.invoke(r -> r.functionName("f"));
        assertThat(launches).hasValue(1);

        Files.writeString(directory.resolve("task").resolve("Edited.class"), "new");
        lambda.invoke(r -> r.functionName("f"));
        assertThat(launches).hasValue(2);
        lambda.close();
    }
}
