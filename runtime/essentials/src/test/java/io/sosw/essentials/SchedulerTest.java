package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.aws.task.Task;
import io.sosw.essentials.scheduler.JobRequest;
import io.sosw.invoke.Handover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

class SchedulerTest {
    private final Workshop workshop = new Workshop();

    @Test
    void theHashtagsJobOfTheTutorialIs36Tasks() {
        var topics = new LinkedHashMap<String, Object>();
        topics.put("cars", words("toyota", "mazda", "nissan", "racing", "automobile", "car"));
        topics.put("food", words("recipe", "cooking", "eating", "food", "meal", "tasty"));
        topics.put("shows", words("opera", "cinema", "movie", "concert", "show", "musical"));
        var job = Map.of("topics", topics, "period", "last_2_days", "isolate_days", true, "isolate_words", true);

        var scheduled = schedule(Map.of("labourer_id", "worker", "job", job));

        assertThat(scheduled).isEqualTo(new Scheduler.Scheduled("request-1", "worker", 36, 36, true));
        assertThat(workshop.payloads())
                .hasSize(36)
                .allSatisfy(payload -> {
                    assertThat((List<?>) payload.get("words")).hasSize(1);
                    assertThat((List<?>) payload.get("topics")).hasSize(1);
                    assertThat((List<?>) payload.get("date_list")).hasSize(1);
                })
                .extracting(payload -> payload.get("date_list"))
                .containsOnly(List.of("2026-03-08"), List.of("2026-03-09"));
        assertThat(workshop.payloads()).doesNotHaveDuplicates();
    }

    @Test
    void aSchedulerOfOnesOwnKnowsMorePeriods() {
        var scheduler = new Scheduler(Map.of(
                "month_so_far",
                today -> today.withDayOfMonth(1).datesUntil(today).toList()));
        var job = Map.<String, Object>of("lambda_name", "worker", "period", "month_so_far", "isolate_days", true);

        assertThat(scheduler.run(job, workshop.context()).created()).isEqualTo(9);
        assertThat(workshop.payloads())
                .extracting(payload -> payload.get("date_list"))
                .contains(List.of("2026-03-01"), List.of("2026-03-09"))
                .doesNotContain(List.of("2026-03-10"));
        assertThatThrownBy(() -> schedule(job))
                .hasMessageContaining("'month_so_far' is not supported; use one of [last_X_days");
    }

    @Test
    void theSameEventAgainAddsNothing() {
        schedule(job(250));
        var before = ids();

        assertThat(schedule(job(250)).created()).isZero();
        assertThat(ids()).hasSize(250).isEqualTo(before);
    }

    @Test
    void anotherRequestIsAnotherJob() {
        schedule(job(3));
        new Scheduler().run(job(3), workshop.context("request-2", workshop.tables));

        assertThat(ids()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void killedBeforeOrAfterAnyCallAndRunAgainEveryTaskIsThereOnce_Q07(int call) {
        var dying = new DiesAtCall(workshop.tables, call);

        assertThatThrownBy(() -> new Scheduler().run(job(250), workshop.context("request-1", dying)))
                .isInstanceOf(Killed.class);
        schedule(job(250));

        assertThat(workshop.payloads()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void outOfTimeItSendsItselfThePlaceWhereItStopped_Q06() {
        var draining = new Draining(workshop, Duration.ofSeconds(40));
        workshop.timeLeft(Duration.ofSeconds(60));
        var first = new Scheduler().run(job(250), workshop.context("request-1", draining));

        assertThat(first.done()).isFalse();
        var goesOn = workshop.sent.remove(0);
        assertThat(goesOn.function()).isEqualTo("scheduler");
        assertThat(goesOn.event()).containsEntry("continue_from", first.next()).containsEntry("job_id", "request-1");

        var second = new Scheduler().run(goesOn.event(), workshop.context("request-2", workshop.tables));
        assertThat(second.done()).isTrue();
        assertThat(first.created() + second.created()).isEqualTo(250);
        assertThat(workshop.payloads()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void whoCannotGoOnSaysHowTo() {
        workshop.handover = new Handover.Refused("TooManyRequestsException", true);
        workshop.timeLeft(Duration.ofSeconds(80));

        assertThatThrownBy(() -> new Scheduler()
                        .run(job(250), workshop.context("request-1", new Draining(workshop, Duration.ofSeconds(40)))))
                .hasMessage("Job request-1 stopped at task 200 and could not go on: TooManyRequestsException; send the"
                        + " same event with job_id request-1 again");
    }

    @Test
    void withoutTimeForASingleCallItFailsInsteadOfCallingItselfForEver() {
        workshop.timeLeft(Duration.ofSeconds(5));

        assertThatThrownBy(() -> schedule(job(250)))
                .hasMessage("Job request-1 got no task written at place 0 before its time was up; give the Scheduler a "
                        + "longer timeout");
    }

    @Test
    void aJobThatIsRunAgainAfterMidnightStillMeansTheSameDays() {
        var yesterday = Map.<String, Object>of("lambda_name", "worker", "period", "yesterday");
        schedule(yesterday);
        workshop.pass(Duration.ofDays(1));

        assertThat(schedule(yesterday).created()).isZero();
        assertThat(workshop.payloads())
                .extracting(payload -> payload.get("date_list"))
                .containsExactly(List.of("2026-03-09"));
    }

    @Test
    void keysOfTheJobNeverBecomeFieldsOfTheTask_Q52() {
        schedule(Map.of("lambda_name", "worker", "strict", false, "attempts", 7, "task_id", "mine", "labourer", "x"));

        var task = workshop.tasks().get(0);
        assertThat(task.attempts()).isZero();
        assertThat(task.taskId()).isNotEqualTo("mine");
        assertThat(Workshop.map(task.payload())).containsEntry("strict", false).containsEntry("labourer", "x");
    }

    @Test
    void anUnknownLabourerIsNamed() {
        assertThatThrownBy(() -> schedule(Map.of("lambda_name", "wroker")))
                .hasMessageContaining("there is no labourer 'wroker' in the settings; there are [worker]");
    }

    @Test
    void anUnknownSchemaIsNamed() {
        assertThatThrownBy(() -> schedule(Map.of("lambda_name", "worker", "job_schema_name", "missing")))
                .hasMessageContaining("there is no job schema 'missing' in the settings; there are [default]");
    }

    @Test
    void theDefaultSchemaNeedsNoSettings_Q01_Q02() {
        workshop.settings.remove("job_schema");

        assertThat(schedule(Map.of("lambda_name", "worker", "a", 1)).created()).isEqualTo(1);
    }

    @Test
    void eachCreatedTaskIsInTheAuditTrailOnce() {
        try (var context = workshop.context()) {
            new Scheduler().run(job(30), context);
        }
        try (var context = workshop.context()) {
            new Scheduler().run(job(30), context);
        }
        assertThat(workshop.tasks())
                .allSatisfy(task -> assertThat(workshop.history(task.taskId())).containsExactly("created"));
    }

    static Stream<JsonNode> extract() {
        return Vectors.of("chunking", "scheduler.extract_job_from_payload", Set.of("Q06"));
    }

    @ParameterizedTest
    @MethodSource
    void extract(JsonNode vector) {
        Object event = Vectors.value(vector.at("/args/0"));
        if (vector.has("error")) {
            assertThatThrownBy(() -> JobRequest.of(event)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        var expected = Vectors.map(vector.get("result"));
        var request = JobRequest.of(event);
        assertThat(request.labourer()).isEqualTo(expected.remove("lambda_name"));
        assertThat(request.job()).isEqualTo(expected);
    }

    private Scheduler.Scheduled schedule(Map<String, Object> event) {
        try (var context = workshop.context()) {
            return new Scheduler().run(event, context);
        }
    }

    private List<String> ids() {
        return workshop.tasks().stream().map(Task::taskId).sorted().toList();
    }

    private static Map<String, Object> job(int words) {
        var list = new ArrayList<Object>();
        for (int i = 0; i < words; i++) {
            list.add("word-" + i);
        }
        return Map.of("lambda_name", "worker", "words", list, "isolate_words", true);
    }

    private static Map<String, Object> words(String... words) {
        return Map.of("words", List.of(words));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Odd calls die before, even ones after their work is done. */
    private static final class DiesAtCall extends Passing {
        private int left;

        DiesAtCall(DynamoDbClient tables, int call) {
            super(tables);
            left = call;
        }

        @Override
        void before() {
            if (--left == 0) {
                throw new Killed();
            }
        }

        @Override
        void after() {
            if (--left == 0) {
                throw new Killed();
            }
        }
    }

    /** Each write takes a while. */
    private static final class Draining extends Passing {
        private final Workshop workshop;
        private final Duration each;

        Draining(Workshop workshop, Duration each) {
            super(workshop.tables);
            this.workshop = workshop;
            this.each = each;
        }

        @Override
        void after() {
            workshop.pass(each.dividedBy(2));
        }
    }

    private static class Passing extends Forwarding {
        Passing(DynamoDbClient tables) {
            super(tables);
        }

        void before() {}

        void after() {}

        @Override
        protected <R> R call(Supplier<R> work) {
            before();
            var result = work.get();
            after();
            return result;
        }

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
        }
    }
}
