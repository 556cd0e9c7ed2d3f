package io.sosw.engine.add;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.config.Config;
import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Project;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.event.Unwrapping;
import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import io.sosw.local.junit.TestContexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.ParameterizedType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionTest {
    private static final String FUNCTIONS = """
            # The functions of this project.
            functions:
              load-airports: # first of all
                class: com.acme.LoadAirports
                uses:
                  - {bucket: RawData, access: read}
            """;
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              # An object that lands here is announced.
              RawData:
                Type: AWS::S3::Bucket

            # What others ask for.
            Outputs:
              RawDataName:
                Value: !Ref RawData
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("sosw.yml"), FUNCTIONS);
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    }

    private Project read() {
        return Project.read("flights", folder, FunctionDefaults.STANDARD);
    }

    private void add(String name, String trigger) throws IOException {
        add(name, trigger, "com.acme");
    }

    private void add(String name, String trigger, String packageName) throws IOException {
        new Addition(read(), folder.resolve("src/main/java"), folder.resolve("src/test/java"))
                .add(
                        new Setting("sosw.func", name, "-Dsosw.func"),
                        new Setting("sosw.trigger", trigger, "-Dsosw.trigger"),
                        new Setting("sosw.package", packageName, "-Dsosw.package"),
                        new Console(new PrintStream(shown, true, StandardCharsets.UTF_8)));
    }

    @Test
    void bothFilesKeepWhatTheyHold() throws IOException {
        add("send-report", "sqs");

        assertThat(folder.resolve("sosw.yml")).content().isEqualTo(FUNCTIONS + """
                          send-report:
                            class: com.acme.SendReport
                            trigger: {queue: SendReportQueue, batch: 10}
                        """);
        var template = Files.readString(folder.resolve("template.yaml"));
        assertThat(template)
                .startsWith(TEMPLATE.substring(0, TEMPLATE.indexOf("\n# What")))
                .endsWith(TEMPLATE.substring(TEMPLATE.indexOf("\n# What")))
                .contains("  SendReportQueue:\n    Type: AWS::SQS::Queue\n")
                .contains("QueueName: !Sub \"${AWS::StackName}-send-report\"");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("created src/main/java/com/acme/SendReport.java", "changed sosw.yml", "changed template.yaml")
                .contains("mvn sosw:invoke -Dsosw.func=send-report -Dsosw.event=events/send-report.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "s3", "sns", "dynamodb", "schedule", "eventbridge", "url", "none"})
    void whatIsAddedCompilesPassesItsTestAndTakesItsEvent(String trigger) throws Exception {
        add("send_report", trigger);
        add("second", trigger);

        assertThat(read().functions()).hasSize(3);
        var classes = compiled();
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var test = loader.loadClass("com.acme.SendReportTest");
            var method = Stream.of(test.getDeclaredMethods())
                    .filter(each -> each.isAnnotationPresent(Test.class))
                    .findFirst()
                    .orElseThrow();
            var instance = test.getDeclaredConstructor();
            instance.setAccessible(true);
            method.setAccessible(true);
            method.invoke(instance.newInstance());
            answers(loader.loadClass("com.acme.SendReport"));
        }
    }

    @SuppressWarnings("unchecked")
    private void answers(Class<?> type) throws Exception {
        var function = (PortableFunction<Object, FunctionContext, Object>)
                type.getDeclaredConstructor().newInstance();
        var eventType = ((ParameterizedType) type.getGenericInterfaces()[0]).getActualTypeArguments()[0];
        var units = Unwrapping.unwrap(
                        Json.parse(Files.readString(folder.resolve("events/send_report.json"))), eventType)
                .units();
        assertThat(units).hasSize(1);
        assertThat(function.run(units.get(0).event(), TestContexts.of(Config.fixed())))
                .isNotNull();
    }

    private Path compiled() throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            var arguments = Stream.concat(
                            Stream.of(
                                    "--release",
                                    "17",
                                    "-Xlint:all,-processing,-path",
                                    "-Werror",
                                    "-proc:none",
                                    "-d",
                                    classes.toString()),
                            sources.map(Path::toString).filter(name -> name.endsWith(".java")))
                    .toArray(String[]::new);
            var errors = new ByteArrayOutputStream();
            int code = ToolProvider.getSystemJavaCompiler().run(null, errors, errors, arguments);
            assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        }
        return classes;
    }

    @Test
    void aProjectWithoutATemplateGetsOne() throws IOException {
        Files.delete(folder.resolve("template.yaml"));
        Files.writeString(folder.resolve("sosw.yml"), "functions:\n  a:\n    class: com.acme.A\n");
        add("resize", "s3");
        assertThat(read().template().types()).containsEntry("ResizeBucket", "AWS::S3::Bucket");
        add("tick", "schedule");
        assertThat(read().template().types()).hasSize(1);
    }

    @Test
    void nothingIsOverwrittenAndNothingIsHalfDone() throws IOException {
        var there = folder.resolve("src/test/java/com/acme/SendReportTest.java");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "mine");
        refused("send-report", "sqs", "SendReportTest.java is there already, and nothing is ever overwritten");
        Files.delete(there);
        refused("load-airports", "sqs", "sosw.yml has a function 'load-airports' already");
        Files.writeString(
                folder.resolve("template.yaml"),
                TEMPLATE.replace("Outputs", "  SendReportQueue: {Type: \"AWS::SQS::Queue\"}\nOutputs"));
        refused("send-report", "sqs", "template.yaml has a resource 'SendReportQueue' already");
        assertThat(folder.resolve("src/main")).doesNotExist();
        assertThat(folder.resolve("sosw.yml")).content().isEqualTo(FUNCTIONS);
    }

    @Test
    void namesAndTriggersAreChecked() throws IOException {
        refused("1st", "sqs", "'1st' (-Dsosw.func) cannot be a new function's name");
        refused("send-report", "sqz", "there is no trigger 'sqz' (-Dsosw.trigger); did you mean 'sqs'?");
        assertThatThrownBy(() -> add("a", "sqs", "com.class")).hasMessageContaining("'com.class' (-Dsosw.package)");
        Files.writeString(folder.resolve("sosw.yml"), "functions: {load-airports: {class: com.acme.LoadAirports}}\n");
        refused("send-report", "none", "sosw.yml:1: the section 'functions' is not written as an indented block");
    }

    private void refused(String name, String trigger, String problem) {
        assertThatThrownBy(() -> add(name, trigger)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.problem()).contains(problem);
            assertThat(error.docs()).isEqualTo("add-function");
        });
    }
}
