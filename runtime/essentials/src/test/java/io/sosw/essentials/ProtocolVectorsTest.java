package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskState;
import io.sosw.aws.task.TaskTableName;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * What the original sends, stores and counts when it moves tasks; the requests of its protocol, which is replaced, are
 * not compared. An original that throws leaves the task as it was here.
 */
class ProtocolVectorsTest {
    private static final String LABOURER = "some_function";

    private final Workshop workshop = new Workshop();
    private final StoredTasks stored = new StoredTasks(workshop, LABOURER);

    static Stream<JsonNode> invoke() {
        // Q15: OrchestratorTest. A task without created_at cannot be made here.
        return Vectors.of("task", "task.invoke_task", Set.of("Q15"))
                .filter(vector -> vector.at("/kwargs/task").isMissingNode()
                        || vector.at("/kwargs/task").has("created_at"));
    }

    static Stream<JsonNode> orchestrate() {
        return Vectors.of("ecology", "orchestrator.call", Set.of());
    }

    static Stream<JsonNode> archive() {
        // Q21: ScavengerTest
        return Stream.of("task.archive_task", "scavenger.archive_tasks")
                .flatMap(op -> Vectors.of("task", op, Set.of("Q21")));
    }

    static Stream<JsonNode> expire() {
        return Stream.of("scavenger.handle_expired_tasks", "scavenger.process_expired_task")
                .flatMap(op -> Vectors.of("task", op, Set.of()));
    }

    static Stream<JsonNode> postpone() {
        return Vectors.of("task", "task.move_task_to_retry_table", Set.of());
    }

    static Stream<JsonNode> next() {
        return Stream.of("task.get_next_for_labourer", "task.get_tasks_to_retry_for_labourer", "scavenger.retry_tasks")
                .flatMap(op -> Vectors.of("task", op, Set.of()));
    }

    static Stream<JsonNode> byId() {
        return Vectors.of("task", "task.get_task_by_id", Set.of());
    }

    static Stream<JsonNode> schedule() {
        // Q06: SchedulerTest; queue files and their siblings are gone
        return Vectors.of("chunking", "scheduler.call", Set.of("Q06"))
                .filter(vector -> vector.at("/ctx/lambda_context").isMissingNode());
    }

    @ParameterizedTest
    @MethodSource
    void schedule(JsonNode vector) {
        at(vector);
        labourer(vector, 1);
        workshop.settings.put(
                "job_schema", Map.of("chunkable_attrs", Vectors.names(vector.at("/ctx/chunkable_attrs"))));

        try (var context = workshop.context()) {
            new Scheduler().run(Vectors.value(vector.at("/args/0")), context);
        }

        var puts = calls(vector, "put_item");
        assertThat(workshop.payloads())
                .containsExactlyInAnyOrderElementsOf(puts.stream()
                        .map(params -> Workshop.map(params.at("/Item/payload/S").asText()))
                        .toList());
        assertThat(workshop.tasks()).hasSize(puts.size()).allSatisfy(task -> {
            assertThat(task.labourerId()).isEqualTo(LABOURER);
            assertThat(task.attempts()).isZero();
            assertThat(workshop.history(task.taskId())).containsExactly("created");
        });
    }

    @ParameterizedTest
    @MethodSource
    void invoke(JsonNode vector) {
        at(vector);
        var given = vector.at("/kwargs/task");
        var task = given.isMissingNode() ? vector.at("/ctx/responses/query/0/0/Items/0") : given;
        if (!task.isMissingNode()) {
            stored.queued(task);
        }
        run(vector, 1);

        var invocations = calls(vector, "invoke");
        assertThat(workshop.sent).as("%s", vector).hasSize(invocations.size());
        if (invocations.isEmpty()) {
            assertThat(workshop.tasks()).allSatisfy(left -> {
                assertThat(left.state()).isEqualTo(TaskState.QUEUED);
                assertThat(left.attempts())
                        .as("no attempt is counted")
                        .isEqualTo(StoredTasks.plain(task.path("attempts")).asInt());
            });
            return;
        }
        var sent = Vectors.MAPPER.valueToTree(workshop.sent.get(0).event());
        var params = invocations.get(0);
        assertThat(workshop.sent.get(0).function())
                .isEqualTo(params.get("FunctionName").asText());
        params.get("Payload").properties().forEach(member -> compare(member.getKey(), member.getValue(), sent));
        var leased = workshop.tasks().get(0);
        assertThat(leased.state()).isEqualTo(TaskState.LEASED);
        assertThat(leased.greenfield())
                .isEqualTo(calls(vector, "update_item")
                        .get(0)
                        .at("/ExpressionAttributeValues/:greenfield/N")
                        .asLong());
    }

    /** The event says which attempt it is, and leaves out what earlier attempts recorded. */
    private static void compare(String name, JsonNode expected, JsonNode sent) {
        if (name.equals("attempts")) {
            assertThat(sent.get(name).asInt()).isEqualTo(expected.asInt() + 1);
        } else if (expected.isNumber() && !name.equals("greenfield")) {
            if (!name.startsWith("stat_")) {
                assertThat(sent.get(name).decimalValue()).as(name).isEqualByComparingTo(expected.decimalValue());
            }
        } else if (!name.equals("greenfield") && !name.startsWith("result_")) {
            assertThat(sent.get(name)).as(name).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource
    void orchestrate(JsonNode vector) {
        at(vector);
        var settings = vector.at("/ctx/orchestrator_config/task_config/labourers/" + LABOURER);
        int running = vector.at("/ctx/responses/query/4/0/Count").asInt();
        var busy = new ArrayList<JsonNode>();
        for (int i = 0; i < running; i++) {
            busy.add(Vectors.MAPPER.valueToTree(Map.of(
                    "task_id", "busy-" + i, "labourer_id", LABOURER, "created_at", 5, "greenfield", 5, "attempts", 1)));
        }
        stored.leased(busy, workshop.clock().instant().plusSeconds(600));
        vector.at("/ctx/responses/query/5/0/Items").forEach(stored::queued);

        run(vector, settings.path("max_simultaneous_invocations").asInt(1));

        assertThat(workshop.sent)
                .as("%s", vector)
                .hasSize(calls(vector, "invoke").size());
    }

    @ParameterizedTest
    @MethodSource
    void archive(JsonNode vector) {
        at(vector);
        var items = vector.at("/ctx/responses/query/0/0/Items");
        stored.leased(items, workshop.clock().instant().plusSeconds(600));
        var store = workshop.context().store();
        for (var item : items) {
            var id = item.at("/task_id/S").asText();
            int attempt = item.at("/attempts/N").asInt();
            if (item.at("/completed_at/N").asLong() == 0) {
                store.transitions().bury(store.transitions().find(id).orElseThrow());
            } else {
                store.transitions().complete(id, LABOURER, attempt, Map.of());
            }
        }
        closedAsIn(vector);
    }

    private void closedAsIn(JsonNode vector) {
        var closed = new LinkedHashMap<String, Task>();
        workshop.tasks().forEach(task -> closed.put(task.taskId(), task));
        for (var params : calls(vector, "put_item")) {
            if (!params.at("/TableName").asText().equals("sosw_closed_tasks")) {
                continue;
            }
            var item = params.get("Item");
            var task = closed.get(item.at("/task_id/S").asText());
            assertThat(task.attributes().get("labourer_id_task_status").s())
                    .isEqualTo(item.at("/labourer_id_task_status/S").asText());
            assertThat(task.closedAt()).isEqualTo(workshop.clock().instant());
            item.properties().forEach(member -> {
                var name = member.getKey();
                if (name.startsWith("stat_") || name.startsWith("result_") || name.endsWith("attempts")) {
                    var value = task.attributes().get(name);
                    assertThat(value.s() == null ? value.n() : value.s())
                            .isEqualTo(StoredTasks.plain(member.getValue()).asText());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource
    void expire(JsonNode vector) {
        at(vector);
        var one = vector.at("/kwargs/task");
        List<JsonNode> tasks = one.isMissingNode()
                ? StreamSupport.stream(
                                vector.at("/ctx/responses/query/0/0/Items").spliterator(), false)
                        .toList()
                : List.of(one);
        stored.leased(tasks, workshop.clock().instant());
        labourer(vector, 1);

        try (var context = workshop.context()) {
            new Scavenger().run(Map.of(), context);
        }

        postponedAsIn(vector);
        assertThat(workshop.alarms)
                .as("%s", vector)
                .hasSize(vector.at("/result/sns_queue").size());
        for (var row : vector.at("/result/meta")) {
            assertThat(workshop.history(row.at("/task_id/S").asText()))
                    .containsExactly(row.at("/action/S").asText());
        }
        var dead = workshop.tasks().stream()
                .filter(task -> task.state() == TaskState.DEAD)
                .toList();
        assertThat(dead)
                .hasSize(vector.at("/result/stats/closed_dead_tasks").asInt())
                .allSatisfy(task -> assertThat(
                                task.attributes().get("labourer_id_task_status").s())
                        .isEqualTo(LABOURER + "_0"));
    }

    @ParameterizedTest
    @MethodSource
    void postpone(JsonNode vector) {
        at(vector);
        stored.leased(List.of(vector.at("/args/0")), workshop.clock().instant());
        var transitions = workshop.context().store().transitions();
        var task = workshop.tasks().get(0);
        transitions.expire(
                task,
                workshop.clock().instant().plusSeconds(vector.at("/args/1").asLong()));
        postponedAsIn(vector);
    }

    private void postponedAsIn(JsonNode vector) {
        var tasks = new LinkedHashMap<String, Task>();
        workshop.tasks().forEach(task -> tasks.put(task.taskId(), task));
        for (var params : calls(vector, "put_item")) {
            if (params.at("/TableName").asText().equals("sosw_retry_tasks")) {
                var item = params.get("Item");
                var task = tasks.get(item.at("/task_id/S").asText());
                assertThat(task.state()).isEqualTo(TaskState.QUEUED);
                assertThat(task.due().getEpochSecond())
                        .isEqualTo(item.at("/desired_launch_time/N").asLong());
                assertThat(task.attempts()).isEqualTo(item.at("/attempts/N").asInt());
                if (item.has("payload")) {
                    assertThat(Json.parse(task.payload()))
                            .isEqualTo(Json.parse(item.at("/payload/S").asText()));
                }
                item.properties().stream()
                        .filter(member -> member.getKey().startsWith("stat_"))
                        .forEach(member -> assertThat(
                                        task.attributes().get(member.getKey()).n())
                                .isEqualTo(member.getValue().get("N").asText()));
            }
        }
    }

    /** A task that waits for its retry waits in the queue; when it is due it is given like any other, in order (Q22). */
    @ParameterizedTest
    @MethodSource
    void next(JsonNode vector) {
        at(vector);
        var items = vector.at("/ctx/responses/query/0/0/Items");
        items.forEach(stored::queued);
        boolean retry = vector.get("op").asText().equals("scavenger.retry_tasks");
        var expected = new ArrayList<String>();
        if (retry) {
            calls(vector, "transact_write_items")
                    .forEach(params -> expected.add(params.at("/TransactItems/$tuple/0/Put/Item/task_id/S")
                            .asText()));
        } else {
            vector.at("/result/returned").forEach(task -> expected.add(task.isTextual() ? task.asText() : id(task)));
        }
        int limit = Math.max(1, expected.size());
        var due = new TaskQueries(workshop.tables, TaskTableName.DEFAULT, new Shards(1))
                .due(LABOURER, workshop.clock().instant(), limit);
        assertThat(due.stream().map(TaskQueries.DueTask::taskId)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource
    void byId(JsonNode vector) {
        at(vector);
        vector.at("/ctx/responses/query/0/0/Items").forEach(stored::queued);
        var found = workshop.context()
                .store()
                .transitions()
                .find(vector.at("/args/0").asText());
        var expected = vector.at("/result/returned");
        assertThat(found.isPresent()).isEqualTo(!expected.isEmpty());
        found.ifPresent(task -> {
            assertThat(task.labourerId()).isEqualTo(expected.get("labourer_id").asText());
            assertThat(task.attempts()).isEqualTo(expected.get("attempts").asInt());
            assertThat(Vectors.MAPPER.valueToTree(Json.parse(task.payload())).toString())
                    .isEqualTo(expected.get("payload").toString());
        });
    }

    private static String id(JsonNode task) {
        return task.get("task_id").asText();
    }

    private void at(JsonNode vector) {
        workshop.pass(Duration.between(
                workshop.clock().instant(), Instant.parse(vector.get("now").asText())));
    }

    private void labourer(JsonNode vector, int cap) {
        var given = vector.at("/ctx/labourers/" + LABOURER);
        var own = new LinkedHashMap<String, Object>(given.isMissingNode() ? Map.of() : Vectors.map(given));
        own.put("arn", "arn:aws:lambda:us-west-2:000000000000:function:" + LABOURER);
        own.put("max_simultaneous_invocations", cap);
        own.put("max_duration", vector.at("/ctx/lambda_timeout").asInt(300));
        own.put("backoff", Map.of("type", "linear"));
        workshop.settings.put("labourers", Map.of(LABOURER, own));
    }

    private void run(JsonNode vector, int cap) {
        labourer(vector, cap);
        var refusal = vector.at("/ctx/responses/invoke/0/$raise");
        if (refusal.isTextual()) {
            workshop.handover = new Handover.Refused(refusal.asText(), true);
        }
        var failure = vector.at("/ctx/responses/update_item/0/$raise");
        try (var context = workshop.context("request", new Failing(workshop.tables, failure.asText("")))) {
            new Orchestrator().run(Map.of(), context);
        }
    }

    private static List<JsonNode> calls(JsonNode vector, String api) {
        var params = new ArrayList<JsonNode>();
        vector.at("/result/calls").forEach(call -> {
            if (call.get("api").asText().equals(api)) {
                params.add(call.get("params"));
            }
        });
        return params;
    }

    /** Updates of tasks fail as the vector says; those of rosters do not. */
    private static final class Failing extends Forwarding {
        private final String failure;

        Failing(DynamoDbClient tables, String failure) {
            super(tables);
            this.failure = failure;
        }

        @Override
        protected <R> R call(Supplier<R> work) {
            return work.get();
        }

        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            if (!failure.isEmpty() && !request.key().get("task_id").s().startsWith("roster#")) {
                throw failure.equals("ConditionalCheckFailedException")
                        ? ConditionalCheckFailedException.builder()
                                .message(failure)
                                .build()
                        : ProvisionedThroughputExceededException.builder()
                                .message(failure)
                                .build();
            }
            return super.updateItem(request);
        }
    }
}
