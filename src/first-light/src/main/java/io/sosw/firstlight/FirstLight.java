package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Generates a project, shims its world, uploads a file, runs the function on what follows, and looks into the table. */
final class FirstLight {
    private static final String NAME = "flights";
    private static final String ARCHETYPE = "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";

    private final String version;
    private final Path folder;
    private final Steps steps;

    FirstLight(String version, Path folder, Steps steps) {
        this.version = version;
        this.folder = folder;
        this.steps = steps;
    }

    void run() throws IOException, InterruptedException, SQLException {
        steps.say("First light: a CSV travels bucket -> queue -> function -> database, on this machine alone.");
        var project = folder.resolve(NAME);
        stopWhatAnEarlierRunLeft(project);
        generate(project);
        var maven = Maven.in(project);
        test(maven);
        shim(maven);
        try {
            var world = World.of(project);
            upload(world, project.resolve("data").resolve("airports.csv"));
            function(maven);
            look(world, project.resolve("data").resolve("airports.csv"));
        } finally {
            maven.run("sosw:shim-stop");
        }
        whatNext(project);
    }

    private void stopWhatAnEarlierRunLeft(Path project) throws IOException, InterruptedException {
        if (Files.exists(project.resolve(".sosw"))) {
            Maven.in(project).run("sosw:shim-stop");
        }
        if (Files.exists(project)) {
            try (Stream<Path> files = Files.walk(project)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private void generate(Path project) throws IOException, InterruptedException {
        steps.begin("Generate a project from the archetype");
        steps.command("mvn archetype:generate -B -DarchetypeGroupId=io.sosw -DarchetypeArtifactId=sosw-archetype"
                + " -DarchetypeVersion=" + version + " -DartifactId=" + NAME);
        Maven.in(folder)
                .run(
                        ARCHETYPE,
                        "-DarchetypeCatalog=local",
                        "-DarchetypeGroupId=io.sosw",
                        "-DarchetypeArtifactId=sosw-archetype",
                        "-DarchetypeVersion=" + version,
                        "-DartifactId=" + NAME);
        steps.end("written to " + project);
    }

    private void test(Maven maven) throws IOException, InterruptedException {
        steps.begin("Test its function against fakes");
        steps.command("mvn test");
        maven.run("test");
        steps.end("passed");
    }

    private void shim(Maven maven) throws IOException, InterruptedException {
        steps.begin("Start its world: the S3, SQS and SQL of its own template.yaml");
        steps.command("mvn sosw:shim -Dsosw.detach");
        maven.run("sosw:shim", "-Dsosw.detach");
        var shim = World.of(maven.folder()).shim();
        var sql = shim.sql();
        steps.end(
                "ready at " + shim.endpoint() + (sql == null ? "" : ", database at " + sql.host() + ":" + sql.port()));
    }

    private void upload(World world, Path file) throws IOException {
        steps.begin("Put a file into the bucket; the bucket tells the queue");
        steps.command("aws s3 cp data/airports.csv s3://" + world.name("RawData"));
        world.upload(file, "RawData");
        steps.end(String.format(
                Locale.ROOT,
                "%,d bytes; messages in %s: %d",
                Files.size(file),
                world.name("PendingLoads"),
                world.waiting("PendingLoads")));
    }

    private void function(Maven maven) throws IOException, InterruptedException {
        steps.begin("Run the function until the queue is empty");
        steps.command("mvn sosw:run -Dsosw.func=load-airports -Dsosw.args=--drain");
        int code = maven.show("sosw:run", "-Dsosw.func=load-airports", "-Dsosw.args=--drain");
        if (code != 0) {
            throw new IllegalStateException("the function ended with " + code);
        }
        steps.end("drained");
    }

    private void look(World world, Path file) throws IOException, SQLException {
        steps.begin("Look into the database");
        steps.command("SELECT COUNT(*) FROM airports");
        long count = Long.parseLong(
                world.rows("SELECT COUNT(*) FROM airports").get(0).get(0));
        long expected;
        try (Stream<String> lines = Files.lines(file)) {
            expected = lines.count() - 1;
        }
        steps.line(String.format(Locale.ROOT, "%,d rows; the file has %,d", count, expected));
        steps.command("SELECT iata, name, city, state FROM airports WHERE iata IN ('JFK', 'ORD', 'SEA', 'SFO')");
        for (List<String> row :
                world.rows("SELECT iata, name, city, state FROM airports WHERE iata IN ('JFK', 'ORD', 'SEA', 'SFO')")) {
            steps.line(String.format(Locale.ROOT, "%-5s %-30s %-15s %s", row.toArray()));
        }
        if (count != expected) {
            throw new IllegalStateException("the table has " + count + " rows, the file " + expected);
        }
        steps.end("every row has arrived");
    }

    private void whatNext(Path project) {
        steps.say("\nThat was it; nothing is left running. Try next:");
        steps.say("  cd " + project);
        steps.say("  mvn sosw:shim       # keeps the world up and prints what to paste into another terminal");
        steps.say("  mvn sosw:run        # another terminal: the function, waiting for messages");
        steps.say("  mvn sosw:config     # every option, its value and where it came from");
    }
}
