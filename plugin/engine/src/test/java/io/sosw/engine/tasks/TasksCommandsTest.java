package io.sosw.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.task.LabourerDirectory;
import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.engine.console.Console;
import io.sosw.engine.console.Screen;
import io.sosw.error.UserError;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Three tasks wait for the labourer "count". */
class TasksCommandsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path project;

    private final DynamoDbClient dynamoDb = new LocalDynamoDb(
            new World(CLOCK, new Random(1), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1"));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Invoked invoker = new Invoked();
    private final List<NewTask> tasks = List.of(task(0), task(1), task(2));
    private LongConsumer pause = millis -> {};

    @BeforeEach
    void threeTasks() {
        dynamoDb.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        new TaskCreation(dynamoDb, TaskTableName.DEFAULT, new Shards(2), CLOCK).create(tasks);
        new LabourerDirectory(dynamoDb, TaskTableName.DEFAULT).enter("count", new Shards(2));
    }

    @Test
    void countsByLabourerAndState() {
        assertThat(run(Map.of()).lines().toList())
                .containsExactly(
                        "labourer     queued    running    expired  completed       dead  cancelled",
                        "count             3          0          0          0          0          0");
    }

    @Test
    void whereNothingWasScheduledNoTableIsShown() {
        dynamoDb.deleteTable(request -> request.tableName(TaskTableName.DEFAULT.table()));
        dynamoDb.createTable(TaskSchema.of(TaskTableName.DEFAULT));

        assertThat(run(Map.of()))
                .isEqualToIgnoringNewLines("No job was ever scheduled here; -Dsosw.job=FILE schedules one.");
    }

    @Test
    void countsForMachines() {
        assertThat(Json.parse(run(Map.of("sosw.json", ""))))
                .isEqualTo(Json.parse("{\"count\": {\"queued\": 3, \"running\": 0, \"expired\": 0, \"completed\": 0, "
                        + "\"dead\": 0, \"cancelled\": 0}}"));
    }

    @Test
    void listsAsManyAsAsked() {
        assertThat(run(Map.of("sosw.state", "queued", "sosw.limit", "2"))).hasLineCount(2);
        assertThat(run(Map.of("sosw.state", "dead"))).isEmpty();
    }

    @Test
    void showsATaskAndForMachinesToo() {
        var id = tasks.get(0).taskId();
        assertThat(run(Map.of("sosw.task", id)))
                .contains("state            queued", "labourer_id      count", "payload          {\"words\":[0]}")
                .contains("No audit trail is kept");
        assertThat(run(Map.of("sosw.task", id, "sosw.json", "true")))
                .contains("\"task_id\":\"" + id + "\"", "\"history\":[]");
    }

    @Test
    void cancelsAndRetries() {
        var id = tasks.get(0).taskId();
        assertThat(run(Map.of("sosw.cancel", id))).isEqualTo("Task " + id + " is cancelled.\n");
        assertThat(run(Map.of("sosw.retry", id))).startsWith("Task " + id + " is retried as ");
        assertThat(run(Map.of("sosw.cancel", "", "sosw.labourer", "count")))
                .isEqualTo("3 waiting tasks of count are cancelled\n");
        assertThat(run(Map.of("sosw.retry", "", "sosw.labourer", "count")))
                .isEqualTo("0 dead tasks of count are retried\n");
    }

    @Test
    void aListIsShortButAllThatWaitsIsCancelled() {
        var many = IntStream.range(3, 40).mapToObj(TasksCommandsTest::task).toList();
        new TaskCreation(dynamoDb, TaskTableName.DEFAULT, new Shards(2), CLOCK).create(many);

        assertThat(run(Map.of("sosw.state", "queued", "sosw.labourer", "count")).lines())
                .hasSizeLessThan(25);
        assertThat(run(Map.of("sosw.cancel", "", "sosw.labourer", "count", "sosw.limit", "1")))
                .startsWith("1 waiting");
        assertThat(run(Map.of("sosw.cancel", "", "sosw.labourer", "count"))).startsWith("39 waiting tasks");
    }

    @Test
    void whatCannotBeDoneIsToldWithWhatToType() {
        var id = tasks.get(1).taskId();
        assertThatThrownBy(() -> run(Map.of("sosw.retry", id)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("task " + id + " is queued: there is nothing to retry");
        assertThatThrownBy(() -> run(Map.of("sosw.task", "nobody")))
                .hasMessageContaining("there is no task 'nobody' in table sosw_tasks");
        assertThatThrownBy(() -> run(Map.of("sosw.cancel", "nobody")))
                .hasMessageContaining("there is no task 'nobody' in table sosw_tasks");
        assertThatThrownBy(() -> run(Map.of("sosw.cancel", "")))
                .hasMessageContaining("without a task's id means all of one labourer");
        assertThatThrownBy(() -> run(Map.of("sosw.state", "qeued")))
                .hasMessageContaining("'qeued' (-Dsosw.state) is no state of a task")
                .hasMessageContaining("queued");
        assertThatThrownBy(() -> run(Map.of("sosw.labourer", "cout")))
                .hasMessageContaining("the labourer 'cout' has had no job in table sosw_tasks")
                .hasMessageContaining("choose one of count.");
        run(Map.of("sosw.cancel", id));
        new TaskTransitions(dynamoDb, TaskTableName.DEFAULT, CLOCK, Duration.ofDays(1))
                .again(access(Map.of()).tasks().find(id).orElseThrow(), new Shards(2));
        assertThatThrownBy(() -> run(Map.of("sosw.retry", id))).hasMessageContaining("and was retried as");
    }

    @Test
    void aMissingTableIsToldWithItsOrigin() {
        assertThatThrownBy(() -> run(Map.of("sosw.table", "nowhere")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no table of tasks 'nowhere' (-Dsosw.table) in the environment 'local'");
    }

    @Test
    void constYmlNamesTheTablesAndSoswYmlTheScheduler() throws Exception {
        Files.writeString(project.resolve("const.yml"), "tasks_table: mine\nmeta_table: trail\n");
        Files.writeString(project.resolve("sosw.yml"), """
                functions:
                  daily: {class: io.sosw.essentials.Scheduler, trigger: {schedule: rate(1 day)}}
                  planner: {class: io.sosw.essentials.Scheduler}
                """);
        var place = TasksPlace.of(plan(Map.of("sosw.stack", "lab"), Optional.empty()), Map.of());

        assertThat(place.table().value()).isEqualTo("mine");
        assertThat(place.table().origin()).isEqualTo("const.yml:1");
        assertThat(place.meta()).contains("trail");
        assertThat(place.scheduler().value()).isEqualTo("lab-planner:live");
    }

    @Test
    void aJobGoesToTheSchedulerWithAnIdToRepeatIt() {
        invoker.answer = new Answer.Result(
                "{\"jobId\":\"j\",\"labourerId\":\"count\",\"created\":36,\"next\":36,\"done\":true}");
        var told = schedule("{\"labourer_id\": \"count\", \"job\": {\"words\": [1]}}", Map.of("sosw.jobId", "j-7"));

        assertThat(told).isEqualTo("Job j-7: 36 tasks created.\n");
        assertThat(invoker.function).isEqualTo("scheduler");
        assertThat(invoker.event)
                .isEqualTo(Map.of("labourer_id", "count", "job", Map.of("words", List.of(1L)), "job_id", "j-7"));
    }

    @Test
    void aRefusedJobIsToldWithTheCommandThatRepeatsIt() {
        invoker.answer = new Answer.Failure("InvalidJob", "At /words: no");
        assertThatThrownBy(() -> schedule("{}", Map.of("sosw.jobId", "j-7")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("could not take the job: At /words: no")
                .hasMessageContaining("-Dsosw.jobId=j-7");
        invoker.answer = new Answer.Refused("ResourceNotFoundException", false);
        assertThatThrownBy(() -> schedule("{}", Map.of()))
                .hasMessageContaining("the Scheduler scheduler (-Dsosw.scheduler) was not reached");
        assertThatThrownBy(() -> schedule("[]", Map.of())).hasMessageContaining("the job is no JSON object: []");
    }

    @Test
    void theLiveViewFollowsUntilNothingIsOpen() {
        var transitions = new TaskTransitions(dynamoDb, TaskTableName.DEFAULT, CLOCK, Duration.ofDays(1));
        var left = new ArrayList<>(tasks);
        pause = millis -> {
            if (!left.isEmpty()) {
                var id = left.remove(0).taskId();
                transitions.cancel(transitions.find(id).orElseThrow());
            }
        };

        assertThat(run(Map.of("sosw.watch", "")).lines().toList())
                .containsExactly(
                        "count [----------------] 0 %, 0 of 3 closed, 0 running, 3 queued",
                        "count [#####-----------] 33 %, 1 of 3 closed, 0 running, 2 queued, 1 cancelled",
                        "count [##########------] 66 %, 2 of 3 closed, 0 running, 1 queued, 2 cancelled",
                        "count [################] 100 %, 3 of 3 closed, 0 running, 0 queued, 3 cancelled");
    }

    @Test
    void aJobThatIsNoneIsToldAsAJob() throws Exception {
        Files.createDirectories(project.resolve("jobs"));
        Files.writeString(project.resolve("jobs/empty.json"), "");
        Files.writeString(project.resolve("jobs/broken.json"), "{\"labourer_id\": \n");
        assertThatThrownBy(() -> ordered("jobs/empty.json"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the job (" + project.resolve("jobs/empty.json") + ") is empty")
                .hasMessageContaining("tasks-job");
        assertThatThrownBy(() -> ordered("jobs/broken.json"))
                .hasMessageContaining("the job (" + project.resolve("jobs/broken.json") + ") is not JSON");
        assertThatThrownBy(() -> ordered("jobs/emty.json"))
                .hasMessageContaining("there is no job file jobs/emty.json (-Dsosw.job)")
                .hasMessageContaining("empty.json");
        assertThatThrownBy(() -> ordered("sqs"))
                .as("events have samples, jobs have none")
                .hasMessageContaining("there is no job file sqs");
    }

    private void ordered(String job) throws Exception {
        TasksPlan.of(
                "demo",
                project,
                new io.sosw.engine.setting.Settings(Map.of("sosw.job", job), Map.of()),
                Map.of(),
                System.in);
    }

    @Test
    void theShimMustRun() {
        assertThatThrownBy(() -> TasksPlan.of(
                        "demo", project, new io.sosw.engine.setting.Settings(Map.of(), Map.of()), Map.of(), System.in))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("so there are no tasks of the environment local");
    }

    @Test
    void aShimThatWasStoppedIsNoMatterOfCredentials() {
        var refused = software.amazon.awssdk.core.exception.SdkClientException.create("Connection refused");
        var shim = new TasksPlan(
                "demo", project.toString(), Map.of(), Map.of(), Optional.of("http://127.0.0.1:1"), Optional.empty());
        var aws = new TasksPlan("demo", project.toString(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

        assertThat(TasksMain.unreachable(shim, refused))
                .hasMessageContaining("the shim at http://127.0.0.1:1 does not answer: Connection refused")
                .hasMessageContaining("mvn sosw:shim");
        assertThat(TasksMain.unreachable(aws, refused)).hasMessageContaining("aws sso login");
    }

    private String schedule(String job, Map<String, String> typed) {
        var all = new java.util.HashMap<>(typed);
        all.put("sosw.scheduler", "scheduler");
        return run(all, Optional.of(job));
    }

    private String run(Map<String, String> typed) {
        return run(typed, Optional.empty());
    }

    private String run(Map<String, String> typed, Optional<String> job) {
        printed.reset();
        new TasksCommands(plan(typed, job), Map.of(), access(typed), new Console(out), Screen.lines(out), CLOCK, pause)
                .run();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private TasksAccess access(Map<String, String> typed) {
        return TasksAccess.of(TasksPlace.of(plan(typed, Optional.empty()), Map.of()), CLOCK, dynamoDb, invoker);
    }

    private TasksPlan plan(Map<String, String> typed, Optional<String> job) {
        return new TasksPlan("demo", project.toString(), typed, Map.of(), Optional.of("http://127.0.0.1:1"), job);
    }

    private static NewTask task(int index) {
        return NewTask.of("job", index, "count", "{\"words\":[" + index + "]}");
    }

    private static final class Invoked implements FunctionInvoker {
        private Answer answer = new Answer.Refused("not asked", false);
        private String function = "";
        private Object event = "";

        @Override
        public Handover send(String name, Object payload) {
            throw new AssertionError("a person waits");
        }

        @Override
        public Answer call(String name, Object payload) {
            function = name;
            event = Json.parse(Json.write(payload));
            return answer;
        }
    }
}
