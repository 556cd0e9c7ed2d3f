package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskTableName;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.scheduler.JobChunker;
import io.sosw.essentials.scheduler.JobSchema;
import io.sosw.essentials.scheduler.JobWriter;
import io.sosw.essentials.scheduler.Periods;
import io.sosw.essentials.scheduler.TaskWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class JobWriterTest {
    private static final int TASKS = 1_950;

    private final Workshop workshop = new Workshop();
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    private JobWriter.Progress write(DynamoDbClient dynamoDb, long from, BooleanSupplier timeLeft) {
        var executor = Executors.newFixedThreadPool(4);
        try {
            var creation = new TaskCreation(dynamoDb, TaskTableName.DEFAULT, new Shards(1), workshop.clock());
            var chunker = new JobChunker(new JobSchema(List.of("word")), new Periods(workshop.clock()));
            var words = IntStream.range(0, TASKS).boxed().toList();
            return new JobWriter(chunker, new TaskWrites(creation, Hands.of(executor), waits::add), TaskAudit.NONE)
                    .write("job", "worker", Map.of("words", words, "isolate_words", true), from, timeLeft);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void batchesAreWrittenSeveralAtOnce() {
        var highest = new AtomicInteger();
        var under = new AtomicInteger();
        var progress = write(
                new Calls(workshop.tables) {
                    @Override
                    void before(int call) {
                        highest.accumulateAndGet(under.incrementAndGet(), Math::max);
                        for (int look = 0; look < 1_000_000 && highest.get() < 2; look++) {
                            Thread.onSpinWait();
                        }
                    }

                    @Override
                    void after(int call) {
                        under.decrementAndGet();
                    }
                },
                0,
                () -> true);

        assertThat(progress).isEqualTo(new JobWriter.Progress(TASKS, TASKS, true));
        assertThat(highest.get()).isBetween(2, 4);
        assertThat(workshop.payloads()).hasSize(TASKS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 13, 17, 20})
    void killedAtAnyBatchAndRunAgainExactlyTheExpectedTasksAreThere(int call) {
        assertThatThrownBy(() -> write(
                        new Calls(workshop.tables) {
                            @Override
                            void before(int number) {
                                if (number == call && number % 2 == 1) {
                                    throw new IllegalStateException("killed");
                                }
                            }

                            @Override
                            void after(int number) {
                                if (number == call) {
                                    throw new IllegalStateException("killed");
                                }
                            }
                        },
                        0,
                        () -> true))
                .hasMessage("killed");

        assertThat(write(workshop.tables, 0, () -> true).done()).isTrue();
        assertThat(workshop.payloads()).hasSize(TASKS).doesNotHaveDuplicates();
    }

    @Test
    void outOfTimeItSaysWhereAllBeforeIsWritten() {
        var asked = new AtomicInteger();

        var first = write(workshop.tables, 0, () -> asked.incrementAndGet() <= 3);

        assertThat(first).isEqualTo(new JobWriter.Progress(1_200, 1_200, false));
        assertThat(write(workshop.tables, first.next(), () -> true))
                .isEqualTo(new JobWriter.Progress(TASKS, 750, true));
        assertThat(workshop.payloads()).hasSize(TASKS).doesNotHaveDuplicates();
    }

    @Test
    void aTableThatHasEnoughForTheMomentIsWaitedFor() {
        var progress = write(new Throttled(workshop.tables, 3), 0, () -> true);

        assertThat(progress.done()).isTrue();
        assertThat(waits).hasSize(3).allMatch(wait -> wait.toMillis() >= 100);
        assertThat(workshop.payloads()).hasSize(TASKS);
    }

    @Test
    void aTableThatNeverHasRoomEndsTheJobWithItsReason() {
        assertThatThrownBy(() -> write(new Throttled(workshop.tables, Integer.MAX_VALUE), 0, () -> true))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(waits).isNotEmpty();
    }

    private abstract static class Calls extends Forwarding {
        private final AtomicInteger number = new AtomicInteger();

        Calls(DynamoDbClient tables) {
            super(tables);
        }

        abstract void before(int call);

        abstract void after(int call);

        @Override
        protected <R> R call(Supplier<R> work) {
            int call = number.incrementAndGet();
            before(call);
            var result = work.get();
            after(call);
            return result;
        }
    }

    /** Cancels the first transactions as DynamoDB does when one of their writes is throttled. */
    private static final class Throttled extends Calls {
        private final int times;

        Throttled(DynamoDbClient tables, int times) {
            super(tables);
            this.times = times;
        }

        @Override
        void before(int call) {
            if (call <= times) {
                throw TransactionCanceledException.builder()
                        .cancellationReasons(Collections.nCopies(
                                TaskCreation.BATCH,
                                CancellationReason.builder()
                                        .code("ThrottlingError")
                                        .build()))
                        .message("Transaction cancelled, please refer cancellation reasons for specific reasons")
                        .build();
            }
        }

        @Override
        void after(int call) {}
    }
}
