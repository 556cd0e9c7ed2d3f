package io.sosw.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsFileTest {
    private static final TemplateOutline TEMPLATE = new TemplateOutline(
            "template.yaml",
            true,
            Map.of(
                    "PendingLoads",
                    "AWS::SQS::Queue",
                    "RawData",
                    "AWS::S3::Bucket",
                    "Activity",
                    "AWS::RDS::DBInstance"));

    private static List<FunctionSpec> parse(String... lines) {
        return FunctionsFile.parse(
                YamlFile.parse("sosw.yml", String.join("\n", lines)), FunctionDefaults.STANDARD, TEMPLATE);
    }

    private static void assertProblem(String problem, String... lines) {
        assertThatThrownBy(() -> parse(lines))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.problem()).isEqualTo(problem));
    }

    @Test
    void aFunctionIsReadWithTheDefaultsOfThePom() {
        var functions = parse("functions:", "  load:", "    class: com.acme.Load");
        assertThat(functions).singleElement().satisfies(function -> {
            assertThat(function.name()).isEqualTo("load");
            assertThat(function.line()).isEqualTo(2);
            assertThat(function.memory()).isEqualTo(512);
            assertThat(function.timeout()).isEqualTo(30);
            assertThat(function.trigger()).isNull();
        });
    }

    @Test
    void everythingThatAFunctionMayDeclareIsRead() {
        var function = parse(
                        "functions:",
                        "  load:",
                        "    class: com.acme.Load",
                        "    description: Loads.",
                        "    trigger: {queue: PendingLoads, batch: 100, window: 5}",
                        "    memory: 1024",
                        "    timeout: 60",
                        "    environment: {STAGE: lab, LEVEL: 3}",
                        "    retries: 2",
                        "    uses:",
                        "      - {bucket: RawData}",
                        "      - {database: Activity, access: write}",
                        "    calls: [load]",
                        "    continuation: {max: 7}",
                        "    labourer: {max_attempts: 5}")
                .get(0);
        assertThat(function.trigger()).isEqualTo(new Trigger.Queue("PendingLoads", 100, 5));
        assertThat(function.environment()).containsExactly(Map.entry("STAGE", "lab"), Map.entry("LEVEL", "3"));
        assertThat(function.uses())
                .containsExactly(new Use("bucket", "RawData", "read"), new Use("database", "Activity", "write"));
        assertThat(function.calls()).containsExactly("load");
        assertThat(function.continuation()).isEqualTo(7);
        assertThat(function.labourer())
                .containsEntry("id", "load")
                .containsEntry("settings_path", "/sosw")
                .containsEntry("duration", "60s")
                .containsEntry("max_attempts", BigInteger.valueOf(5));
    }

    @Test
    void aBadLabourerIsToldWithItsLine() {
        assertProblem(
                "sosw.yml:5: unknown key 'max_atempts' in 'functions.load.labourer'; did you mean 'max_attempts'?",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    labourer:",
                "      max_atempts: 5");
        assertProblem(
                "sosw.yml:4: 'functions.load.labourer.max_simultaneous_invocations' must be a whole number from 1 to"
                        + " 100000, found '0'",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    labourer: {max_simultaneous_invocations: 0}");
        assertProblem(
                "sosw.yml:4: 'cooldown' of the labourer 'load' must be a duration such as 90s or 15m, found 'soon'",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    labourer: {cooldown: soon}");
        assertProblem(
                "sosw.yml:4: 'a b' cannot be a labourer's id; letters, digits, ., - and _, at most 64",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    labourer: {id: a b}");
        assertProblem(
                "sosw.yml:4: settings_path 'sosw' must be a path in the Parameter Store such as /sosw",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    labourer: {settings_path: sosw}");
    }

    @Test
    void anUnknownKeyIsToldWithItsLineAndTheNearestName() {
        assertProblem(
                "sosw.yml:4: unknown key 'memry' in 'functions.load'; did you mean 'memory'?",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    memry: 512");
    }

    @Test
    void aMissingClassIsTold() {
        assertProblem(
                "sosw.yml:2: function 'load' has no class; write class: com.acme.MyFunction",
                "functions:",
                "  load: {}");
    }

    @Test
    void aNameDeclaredTwiceIsTold() {
        assertProblem(
                "sosw.yml:3: duplicate key 'load' in 'functions', first in line 2",
                "functions:",
                "  load: {class: com.acme.Load}",
                "  load: {class: com.acme.Other}");
    }

    @Test
    void aTriggerThatIsNoneIsTold() {
        assertProblem(
                "sosw.yml:4: 'functions.load.trigger' must name exactly one of queue, bucket, topic, schedule, url, table,"
                        + " eventbridge, found 'que'; did you mean 'queue'?",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    trigger: {que: PendingLoads}");
    }

    @Test
    void aQueueThatTheTemplateDoesNotDeclareIsTold() {
        assertProblem(
                "sosw.yml:4: there is no queue 'PendingLoad' in template.yaml; did you mean 'PendingLoads'?",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    trigger: {queue: PendingLoad}");
    }

    @Test
    void aResourceOfAnotherKindIsTold() {
        assertProblem(
                "sosw.yml:4: 'RawData' is no queue but AWS::S3::Bucket in template.yaml",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    trigger: {queue: RawData}");
    }

    @Test
    void aWrongTypeIsTold() {
        assertProblem(
                "sosw.yml:4: 'functions.load.memory' must be a whole number from 128 to 10240, found 'plenty'",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    memory: plenty");
    }

    @Test
    void anAccessThatAKindDoesNotHaveIsTold() {
        assertProblem(
                "sosw.yml:4: access 'read' to a topic is not one of publish in 'functions.load.uses'",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    uses: [{topic: 'arn:aws:sns:us-east-1:1:t', access: read}]");
    }

    @Test
    void aCallOfAnUndeclaredFunctionIsTold() {
        assertProblem(
                "sosw.yml:4: function 'load' calls 'lod', which is not declared; did you mean 'load'?",
                "functions:",
                "  load:",
                "    class: com.acme.Load",
                "    calls: [lod]");
    }

    @Test
    void allProblemsAreToldInOneMessage() {
        assertThatThrownBy(() -> parse("functions:", "  load:", "    memory: 1", "    timeout: soon"))
                .hasMessageContaining("sosw.yml has 3 problems:")
                .hasMessageContaining("sosw.yml:2: function 'load' has no class")
                .hasMessageContaining("sosw.yml:3: 'functions.load.memory'")
                .hasMessageContaining("sosw.yml:4: 'functions.load.timeout'");
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> parse("functions:", "  load: {class: com.acme.Load", "  other: {}"))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.problem()).startsWith("sosw.yml:3: not YAML: "));
    }

    @Test
    void aFileWithoutFunctionsIsTold() {
        assertThatThrownBy(() -> parse("")).hasMessageContaining("sosw.yml:1: declares no function");
    }

    @Test
    void aProjectWithoutTheFileIsTold(@TempDir Path folder) {
        assertThatThrownBy(() -> FunctionsFile.read(folder.resolve("sosw.yml"), FunctionDefaults.STANDARD, TEMPLATE))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problem()).isEqualTo("there is no sosw.yml in " + folder));
    }
}
