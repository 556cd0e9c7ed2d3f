package io.sosw.aws.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.LocalAws;
import io.sosw.aws.MovingClock;
import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Every move from state to state: what it writes, who is refused, and what a caller is told who asks twice. */
class TaskTransitionsTest {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Instant NOW = LocalAws.NOW;
    private static final Shards SHARDS = new Shards(1);

    private final Clock[] now = {LocalAws.CLOCK};
    private final Clock clock = new MovingClock(now);
    private final DynamoDbClient tables = new LocalDynamoDb(
            new World(clock, new Random(7), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1"));
    private final TaskTransitions transitions =
            new TaskTransitions(tables, TaskTableName.DEFAULT, clock, Duration.ofDays(7));
    private final NewTask task = NewTask.of("job", 0, "worker", "{\"word\":\"toyota\"}");

    @BeforeEach
    void create() {
        tables.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        new TaskCreation(tables, TaskTableName.DEFAULT, SHARDS, clock).create(List.of(task));
    }

    private Task now() {
        return transitions.find(task.taskId()).orElseThrow();
    }

    private void pass(Duration time) {
        now[0] = Clock.fixed(now[0].instant().plus(time), ZoneOffset.UTC);
    }

    private Lease lease(String token) {
        return transitions.lease(task.taskId(), now().due(), LEASE, token, 3);
    }

    private String attribute(String name) {
        var value = now().attributes().get(name);
        return value == null ? "" : value.n() == null ? value.s() : value.n();
    }

    @Test
    void aLeaseCountsTheAttemptAndShowsWhenItEnds() {
        var taken = (Lease.Taken) lease("t1");

        assertThat(taken.task().state()).isEqualTo(TaskState.LEASED);
        assertThat(taken.task().attempts()).isEqualTo(1);
        assertThat(taken.task().due()).isEqualTo(NOW.plus(LEASE));
        assertThat(taken.task().greenfield()).isEqualTo(NOW.getEpochSecond() + 31_557_600);
        assertThat(attribute("lease_token")).isEqualTo("t1");
    }

    @Test
    void aLeaseWhoseReplyWasLostIsStillOurs() {
        var due = now().due();
        lease("t1");

        assertThat(transitions.lease(task.taskId(), due, LEASE, "t1", 3)).isInstanceOf(Lease.Taken.class);
        assertThat(transitions.lease(task.taskId(), due, LEASE, "t2", 3)).isInstanceOf(Lease.Gone.class);
        assertThat(now().attempts()).isEqualTo(1);
    }

    @Test
    void aTaskThatIsClosedOrWasNeverThereIsGone() {
        var due = now().due();
        assertThat(transitions.lease("nobody", due, LEASE, "t1", 3)).isInstanceOf(Lease.Gone.class);

        transitions.cancel(now());

        assertThat(transitions.lease(task.taskId(), due, LEASE, "t1", 3)).isInstanceOf(Lease.Gone.class);
    }

    @Test
    void aTaskWithoutAnAttemptLeftIsExhausted() {
        lease("t1");
        pass(LEASE);

        var last = transitions.lease(task.taskId(), now().due(), LEASE, "t2", 1);

        assertThat(last).isInstanceOf(Lease.Exhausted.class);
        assertThat(((Lease.Exhausted) last).task().attempts()).isEqualTo(1);
        // Somebody who saw an older state of it learns that it moved, not that it is at its end.
        assertThat(transitions.lease(task.taskId(), NOW, LEASE, "t2", 1)).isInstanceOf(Lease.Gone.class);
        assertThat(transitions.lease(task.taskId(), now().due(), LEASE, "t3", 2))
                .isInstanceOf(Lease.Taken.class);
    }

    @Test
    void ofAllDeliveriesOfAnAttemptOneStarts() {
        lease("t1");

        assertThat(transitions.start(task.taskId(), 1, "a")).isTrue();
        assertThat(transitions.start(task.taskId(), 1, "b")).isFalse();
        assertThat(transitions.start(task.taskId(), 1, "a"))
                .as("its reply was lost")
                .isTrue();
        assertThat(transitions.start(task.taskId(), 2, "a"))
                .as("not leased yet")
                .isFalse();
    }

    @Test
    void aQueuedTaskIsNotStarted() {
        assertThat(transitions.start(task.taskId(), 0, "a")).isFalse();
    }

    @Test
    void aLaterAttemptStartsAfterAnEarlierOne() {
        lease("t1");
        transitions.start(task.taskId(), 1, "a");
        pass(LEASE);
        lease("t2");

        assertThat(transitions.start(task.taskId(), 1, "a")).isFalse();
        assertThat(transitions.start(task.taskId(), 2, "b")).isTrue();
        assertThat(now().startedAttempt()).isEqualTo(2);
        assertThat(attribute("started_by")).isEqualTo("b");
    }

    @Test
    void aCompletionClosesTheTaskAndKeepsItsResult() {
        lease("t1");
        transitions.start(task.taskId(), 1, "a");
        pass(Duration.ofSeconds(9));

        boolean done = transitions.complete(
                task.taskId(), "worker", 1, Map.of("result_count", AttributeValue.fromN("4"), "size", text("large")));

        assertThat(done).isTrue();
        assertThat(now().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(now().completedAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(now().closedAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(now().due()).isNull();
        assertThat(now().attributes()).doesNotContainKeys("task_shard", "due", "lease_token");
        assertThat(attribute("labourer_id_task_status")).isEqualTo("worker_1");
        assertThat(attribute("expires_at"))
                .isEqualTo("" + NOW.plusSeconds(9).plus(Duration.ofDays(7)).getEpochSecond());
        assertThat(attribute("result_count")).isEqualTo("4");
        assertThat(attribute("size")).as("a reserved word").isEqualTo("large");
    }

    @Test
    void aCompletionAskedForAgainIsOneAndAnOlderAttemptsIsNone() {
        lease("t1");
        pass(LEASE);
        lease("t2");

        assertThat(transitions.complete(task.taskId(), "worker", 1, Map.of())).isFalse();
        assertThat(transitions.complete(task.taskId(), "worker", 2, Map.of())).isTrue();
        assertThat(transitions.complete(task.taskId(), "worker", 2, Map.of())).isTrue();
        assertThat(transitions.complete(task.taskId(), "worker", 1, Map.of())).isFalse();
        assertThat(transitions.complete("nobody", "worker", 1, Map.of())).isFalse();
    }

    @Test
    void aCancelledTaskIsNotCompleted() {
        transitions.cancel(now());

        assertThat(transitions.complete(task.taskId(), "worker", 0, Map.of())).isFalse();
        assertThat(now().state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void anAttemptThatStartedMayCompleteAfterItsLeaseUntilAnotherBegins() {
        lease("t1");
        transitions.start(task.taskId(), 1, "a");
        pass(LEASE);
        assertThat(transitions.expire(now(), clock.instant())).isTrue();

        assertThat(transitions.complete(task.taskId(), "worker", 1, Map.of())).isTrue();
    }

    @Test
    void anAttemptThatNeverStartedDoesNotCompleteAQueuedTask() {
        lease("t1");
        pass(LEASE);
        transitions.expire(now(), clock.instant());

        assertThat(transitions.complete(task.taskId(), "worker", 1, Map.of())).isFalse();
    }

    @Test
    void ofTwoWhoSeeAnExpiredLeaseOneQueuesItAgain() {
        lease("t1");
        pass(LEASE);
        var seen = now();
        var retryAt = clock.instant().plusSeconds(60);

        assertThat(transitions.expire(seen, retryAt)).isTrue();
        assertThat(transitions.expire(seen, retryAt)).isFalse();
        assertThat(now().state()).isEqualTo(TaskState.QUEUED);
        assertThat(now().due()).isEqualTo(retryAt);
        assertThat(now().greenfield()).isEqualTo(retryAt.getEpochSecond());
        assertThat(now().attributes()).doesNotContainKey("lease_token");
        assertThat(now().attempts()).isEqualTo(1);
        transitions.cancel(now());
        assertThat(transitions.expire(now(), retryAt)).as("closed").isFalse();
    }

    @Test
    void aFailureQueuesTheTaskAgainOnce() {
        lease("t1");
        var retryAt = NOW.plusSeconds(30);

        assertThat(transitions.fail(task.taskId(), 1, retryAt, Map.of("result_error", text("no network"))))
                .isTrue();
        assertThat(transitions.fail(task.taskId(), 1, retryAt, Map.of())).isFalse();
        assertThat(now().state()).isEqualTo(TaskState.QUEUED);
        assertThat(now().due()).isEqualTo(retryAt);
        assertThat(now().failedAttempts()).isEqualTo(1);
        assertThat(attribute("result_error")).isEqualTo("no network");
    }

    @Test
    void aRefusedInvocationGivesItsAttemptBack() {
        lease("t1");

        assertThat(transitions.giveBack(task.taskId(), 1, "t0", NOW))
                .as("another's lease")
                .isFalse();
        assertThat(transitions.giveBack(task.taskId(), 1, "t1", NOW.plusSeconds(1)))
                .isTrue();
        assertThat(transitions.giveBack(task.taskId(), 1, "t1", NOW.plusSeconds(1)))
                .isFalse();
        assertThat(now().attempts()).isZero();
        assertThat(now().due()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void anAttemptThatHasStartedIsNotGivenBack() {
        lease("t1");
        transitions.start(task.taskId(), 1, "a");

        assertThat(transitions.giveBack(task.taskId(), 1, "t1", NOW)).isFalse();
    }

    @Test
    void aDeadTaskIsBuriedByOne() {
        lease("t1");
        pass(LEASE);
        var seen = now();

        assertThat(transitions.bury(seen)).isTrue();
        assertThat(transitions.bury(seen)).isFalse();
        assertThat(transitions.bury(now())).as("already closed").isFalse();
        assertThat(now().state()).isEqualTo(TaskState.DEAD);
        assertThat(attribute("labourer_id_task_status")).isEqualTo("worker_0");
        assertThat(now().completedAt()).isNull();
    }

    @Test
    void aLeasedTaskIsNotCancelled() {
        var waiting = now();
        lease("t1");

        assertThat(transitions.cancel(waiting)).isFalse();
    }

    @Test
    void aWaitingTaskIsCancelledByOne() {
        var waiting = now();

        assertThat(transitions.cancel(waiting)).isTrue();
        assertThat(transitions.cancel(waiting)).isFalse();
        assertThat(now().state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void aFenceMakesLeasesPreparedBeforeItFail() {
        var seen = now();

        assertThat(transitions.fence(seen)).isTrue();
        assertThat(transitions.fence(seen)).isFalse();
        assertThat(transitions.lease(task.taskId(), seen.due(), LEASE, "t1", 3)).isInstanceOf(Lease.Gone.class);
        assertThat(now().due()).isEqualTo(NOW.plusMillis(1));
        transitions.cancel(now());
        assertThat(transitions.fence(now())).as("closed").isFalse();
    }

    @Test
    void theRestOfTheWorkIsHandedOverWithTheCompletionOrNotAtAll() {
        lease("t1");
        transitions.start(task.taskId(), 1, "a");
        var rest = NewTask.rest(now(), 1, "{\"word\":\"tesla\"}");

        assertThat(transitions.handOver(now(), 2, Map.of(), rest, SHARDS))
                .as("not its attempt")
                .isFalse();
        assertThat(transitions.find(rest.taskId())).isEmpty();
        assertThat(transitions.handOver(now(), 1, Map.of(), rest, SHARDS)).isTrue();
        assertThat(transitions.handOver(now(), 1, Map.of(), rest, SHARDS))
                .as("its reply was lost")
                .isTrue();
        assertThat(now().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(transitions.find(rest.taskId()).orElseThrow().payload()).isEqualTo("{\"word\":\"tesla\"}");
    }

    @Test
    void whatIsNotAboutTheTaskIsNotHidden() {
        var nowhere = new TaskTransitions(tables, new TaskTableName("none", "", ""), clock, Duration.ZERO);

        assertThatThrownBy(() -> nowhere.fence(now())).isInstanceOf(ResourceNotFoundException.class);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
