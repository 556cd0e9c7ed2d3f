package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a generated project's deployments must stand, on its shim. */
public final class Deployments {
    private static final int PATIENCE = 300;
    private static final String FUNCTION = "flights-load-airports";
    private static final String SOURCE = "src/main/java/com/acme/LoadAirports.java";
    private static final String UNREAD = "";

    private final Flights flights;
    private final @Nullable CommandLine line;

    private Deployments(Flights flights, World world) {
        this.flights = flights;
        var folder = flights.maven().folder();
        this.line = CommandLine.hasAws() ? CommandLine.in(folder, world, folder) : null;
    }

    /** First, nothing, code, configuration, refused, failed and healed, gone. */
    public static void converge(Flights flights) throws IOException, InterruptedException, SQLException {
        var world = flights.shim();
        try {
            new Deployments(flights, world).run(world);
        } finally {
            flights.stop();
        }
    }

    private void run(World world) throws IOException, InterruptedException, SQLException {
        says(deploy(), "Deployed ", "LoadAirportsFunction");
        world.upload(flights.data("airports-sample.csv"), "RawData");
        awaitRows(world, flights.linesOf("airports-sample.csv") - 1);
        var first = read("cloudformation", "describe-stacks", "--stack-name", "flights");
        says(first, "\"StackStatus\": \"UPDATE_COMPLETE\"", "\"OutputKey\": \"LoadAirportsFunction\"");
        says(deploy(), "Up to date");
        if (!first.equals(read("cloudformation", "describe-stacks", "--stack-name", "flights"))) {
            throw new IllegalStateException("the second deployment has changed " + first);
        }

        flights.replace("const.yml", "batch_rows: 500", "batch_rows: 100");
        says(deploy(), "LoadAirportsVersion", "UPDATE_COMPLETE", "live");
        edits();
        says(
                read("lambda", "get-function-configuration", "--function-name", FUNCTION, "--qualifier", "live"),
                "\"Version\": \"3\"",
                "\"MemorySize\": 256");
        says(
                flights.maven().run("sosw:status", "sosw:rollback"),
                "live is version 3 of 1, 2, 3",
                "PendingLoads: 0 messages wait",
                "live is version 2 now, was 3");
        says(read("lambda", "get-alias", "--function-name", FUNCTION, "--name", "live"), "\"FunctionVersion\": \"2\"");

        flights.replace("template.yaml", "-raw-data", "-other-data");
        says(failing("sosw:deploy"), "REPLACE", "RawData (AWS::S3::Bucket)", "-Dsosw.allowReplacement");
        says(read("s3api", "list-buckets"), "flights-raw-data");
        flights.replace("template.yaml", "-other-data", "-raw-data");

        flights.replace("template.yaml", "MessageRetentionPeriod: 1209600", "MessageRetentionPeriod: 1");
        says(failing("sosw:deploy"), "Cause: FailedLoads (AWS::SQS::Queue)", "UPDATE_ROLLBACK_COMPLETE");
        flights.replace("template.yaml", "MessageRetentionPeriod: 1", "MessageRetentionPeriod: 120960");
        says(deploy(), "UPDATE_COMPLETE");
        says(
                read("cloudformation", "describe-stack-events", "--stack-name", "flights"),
                "\"ResourceStatus\": \"UPDATE_ROLLBACK_COMPLETE\"",
                "\"ResourceStatus\": \"UPDATE_COMPLETE\"");
        world.upload(flights.data("airports.csv"), "RawData");
        awaitRows(world, flights.linesOf("airports.csv"));

        says(
                flights.maven().run("sosw:undeploy", "sosw:status"),
                "Deleted ",
                "a snapshot stays of: AWS::RDS::DBInstance Activity",
                "There is no stack");
        var left = new ArrayList<>(world.buckets());
        left.removeIf(bucket -> bucket.startsWith("sosw-artefacts-"));
        if (!left.isEmpty()) {
            throw new IllegalStateException("undeploy has left " + left);
        }
        if (line != null) {
            says(line.refused("cloudformation", "describe-stacks", "--stack-name", "flights"), "does not exist");
            says(read("lambda", "list-functions"), "\"Functions\": []");
        }
    }

    /** Each save is deployed; one that does not compile is told, and is not. */
    private void edits() throws IOException, InterruptedException {
        var log = Files.createTempFile(flights.maven().folder(), "watch", ".log");
        var watching = flights.maven().start(log, "sosw:deploy", "-Dsosw.watch");
        try {
            awaitSaid(log, watching, "Up to date", "Waiting for a change");
            flights.replace(SOURCE, "\"s3://", "\"loaded s3://");
            awaitSaid(log, watching, FUNCTION + ": live is the new code");
            flights.replace(SOURCE, "return loaded;", "return;");
            awaitSaid(log, watching, "LoadAirports.java:", "old code is never run");
            flights.replace(SOURCE, "return;", "return loaded;");
            flights.replace("sosw.yml", "memory: 512", "memory: 256");
            awaitSaid(
                    log, watching, "modify   AWS::Lambda::Function", "MemorySize", "Deployed flights: UPDATE_COMPLETE");
        } finally {
            watching.destroy();
            watching.waitFor();
        }
    }

    private static void awaitSaid(Path log, Process watching, String... texts)
            throws IOException, InterruptedException {
        var said = List.of(texts);
        var printed = "";
        for (int look = 0; look < PATIENCE && watching.isAlive(); look++) {
            printed = Files.readString(log);
            if (said.stream().allMatch(printed::contains)) {
                return;
            }
            watching.waitFor(100, TimeUnit.MILLISECONDS);
        }
        says(printed, texts);
    }

    /** What the AWS CLI reads; without it, what would be expected is not looked at. */
    private String read(String... arguments) throws IOException, InterruptedException {
        return line == null ? UNREAD : line.said(arguments);
    }

    private String deploy() throws IOException, InterruptedException {
        return flights.maven().run("sosw:deploy", "-Dsosw.env=local");
    }

    private String failing(String goal) throws IOException, InterruptedException {
        try {
            flights.maven().run(goal);
        } catch (IllegalStateException failed) {
            return String.valueOf(failed.getMessage());
        }
        throw new IllegalStateException(goal + " should have failed");
    }

    private static void says(String printed, String... texts) {
        for (String text : List.of(texts)) {
            if (!printed.equals(UNREAD) && !printed.contains(text)) {
                throw new IllegalStateException("not said: " + text + "\n" + printed);
            }
        }
    }

    private static void awaitRows(World world, long rows) throws SQLException {
        for (int look = 0; look < PATIENCE && Flights.rows(world) != rows; look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        if (Flights.rows(world) != rows) {
            throw new IllegalStateException("expected " + rows + " rows, found " + Flights.rows(world));
        }
    }
}
