package io.sosw.engine.image;

import io.sosw.engine.console.Console;
import io.sosw.engine.image.jib.JibImages;
import io.sosw.engine.jre.Jdk;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.jre.TestJdks;
import io.sosw.engine.packaging.Library;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.project.Project;
import io.sosw.engine.setting.Setting;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** A compiled project to package as an image, in a folder of its own. */
final class ImageProject {
    /** Greets; a message of a queue takes it a moment. */
    private static final String SOURCE = "package demo; public final class Hello implements io.sosw.function."
            + "PortableFunction<String, io.sosw.function.FunctionContext, String> {"
            + " public String run(String event, io.sosw.function.FunctionContext context) throws Exception {"
            + " if (event.startsWith(\"slow\")) { new java.util.concurrent.CountDownLatch(1)"
            + ".await(300, java.util.concurrent.TimeUnit.MILLISECONDS); System.out.println(\"handled \" + event); }"
            + " if (event.equals(\"poison\")) { throw new IllegalArgumentException(event); }"
            + " return \"GREETING \" + event; } }";

    final Path folder;
    final List<Library> libraries = new ArrayList<>();
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    ImageProject(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("sosw.yml"), "functions: {hello: {class: demo.Hello}}\n");
        greeting("hello");
        Preparation.write(project(), classes());
        for (String place : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            name(place)
                    .ifPresent(
                            name -> libraries.add(new Library(name, Path.of(place), List.of("g:" + name + ":jar:1"))));
        }
    }

    /** What a function with a queue has on its class path: the SDK with the small HTTP client. */
    private static Optional<String> name(String place) {
        var path = place.replace('\\', '/');
        if (path.endsWith("runtime/function/target/classes") || path.contains("/sosw-function-")) {
            return Optional.of("sosw-function.jar");
        } else if (path.endsWith("runtime/aws/target/classes") || path.contains("/sosw-aws-")) {
            return Optional.of("sosw-aws.jar");
        }
        var file = path.substring(path.lastIndexOf('/') + 1);
        boolean wanted = path.contains("/software/amazon/awssdk/")
                && !file.matches(
                        "(apache-client|ecr|netty|lambda|dynamodb|s3|sns|cloud|iam|ssm|sts|secrets|eventb|sched).*");
        return wanted || file.matches("(aws-lambda-java-core|jspecify|slf4j-api|reactive-streams|eventstream)-.*")
                ? Optional.of(file)
                : Optional.empty();
    }

    /** Compiles the function with another greeting. */
    void greeting(String greeting) throws IOException {
        var source = folder.resolve("Hello.java");
        Files.writeString(source, SOURCE.replace("GREETING", greeting));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "--release",
                        "17",
                        "-d",
                        classes().toString(),
                        source.toString());
        if (code != 0) {
            throw new IllegalStateException("javac ended with " + code);
        }
    }

    Path classes() {
        return folder.resolve("target").resolve("classes");
    }

    Path output() {
        return folder.resolve("target").resolve("sosw");
    }

    Path tar() {
        return output().resolve("greeter-image.tar");
    }

    Path staged(String name) {
        return output().resolve("image").resolve(name);
    }

    Project project() {
        return Project.read("greeter", folder, FunctionDefaults.STANDARD);
    }

    ImagePlan plan(Jdk jdk, String base, String target) {
        return new ImagePlan(
                project(),
                classes(),
                libraries,
                output(),
                TestJdks.CACHE,
                BaseImage.of(new Setting("sosw.base", base, "default")),
                ImageTarget.of(new Setting("sosw.to", target, "default"), tar(), "greeter"),
                HostArchitecture.current(),
                jdk,
                List.of(),
                new JvmOptions(List.of()),
                true,
                null,
                false);
    }

    BuiltImage built(ImagePlan plan) throws IOException, InterruptedException {
        return built(plan, new JibImages());
    }

    private BuiltImage built(ImagePlan plan, ImageBuilder builder) throws IOException, InterruptedException {
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new ImagePackager(console, builder, registry -> Optional.empty()).run(plan);
    }

    /** As it must be where all but the application is in the earlier image. */
    BuiltImage exchanged(ImagePlan plan) throws IOException, InterruptedException {
        return built(plan, (recipe, login) -> {
            throw new AssertionError("all layers are made anew");
        });
    }

    String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
