package io.sosw.firstlight;

import io.sosw.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** What a generated project must stand; each is run by an integration test. */
public final class Scenarios {
    private Scenarios() {}

    /** Every row of the file is in the table, a row that ends too early is named, and a second run changes nothing. */
    public static void rowsEqualTheFile(Flights flights) throws IOException, InterruptedException, SQLException {
        flights.maven().run("test");
        var world = flights.shim();
        try {
            for (int run = 0; run < 2; run++) {
                world.upload(flights.data("airports.csv"), "RawData");
                flights.drain();
                expect(flights.linesOf("airports.csv"), Flights.rows(world));
            }
            forPrograms(flights, world);
            world.upload(flights.data("airports-sample.csv"), "RawData");
            var printed = flights.drain();
            if (!printed.contains("line 7 rejected: 2 fields instead of 7")) {
                throw new IllegalStateException("the short row is not reported:\n" + printed);
            }
        } finally {
            flights.maven().run("sosw:shim-stop");
        }
    }

    /** With -Dsosw.json standard output is JSON alone, whatever people are told beside it. */
    private static void forPrograms(Flights flights, World world) throws IOException, InterruptedException {
        var maven = flights.maven();
        var bucket = Files.createDirectories(maven.folder().resolve("seed/s3/" + world.name("RawData")));
        Files.copy(flights.data("airports-sample.csv"), bucket.resolve("again.csv"));
        var told = maven.json(
                "sosw:shim",
                "-Dsosw.detach",
                "sosw:seed",
                "sosw:add",
                "-Dsosw.func=send-report",
                "-Dsosw.trigger=none");
        says(
                Json.write(told),
                "\"endpoint\":\"" + world.shim().endpoint() + "\"",
                "{\"objects\":1,\"items\":0,\"messages\":0}",
                "\"src/test/java/com/acme/SendReportTest.java\"");
        expect(3, told.size());
        var log = maven.json("sosw:run", "-Dsosw.func=load-airports", "-Dsosw.args=--drain");
        says(Json.write(log), "again.csv");
        if (!log.stream().allMatch(line -> line.containsKey("message"))) {
            throw new IllegalStateException("not a log: " + log);
        }
    }

    /** A message that always fails ends in the dead-letter queue while the others pass. */
    public static void poisonEndsAside(Flights flights) throws IOException, InterruptedException, SQLException {
        flights.replace("template.yaml", "maxReceiveCount: 5", "maxReceiveCount: 2");
        flights.replace("template.yaml", "VisibilityTimeout: 180", "VisibilityTimeout: 1");
        flights.replace("sosw.yml", "timeout: 30", "timeout: 1");
        var world = flights.shim();
        try {
            world.send("PendingLoads", "{\"bucket\": \"nowhere\", \"key\": \"nothing.csv\"}");
            world.upload(flights.data("airports-sample.csv"), "RawData");
            flights.drain();
            expect(flights.linesOf("airports-sample.csv") - 1, Flights.rows(world));
            expect(1, world.waiting("FailedLoads"));
            expect(0, world.waiting("PendingLoads"));
        } finally {
            flights.stop();
        }
    }

    /** Killed half-way and run again, the table has the same rows. */
    public static void survivesAKill(Flights flights) throws IOException, InterruptedException, SQLException {
        flights.replace("template.yaml", "VisibilityTimeout: 180", "VisibilityTimeout: 5");
        flights.replace("sosw.yml", "timeout: 30", "timeout: 5");
        flights.replace("const.yml", "batch_rows: 500", "batch_rows: 1");
        var world = flights.shim();
        try {
            world.upload(flights.data("airports.csv"), "RawData");
            var run = flights.maven().start(Files.createTempFile("killed", ".log"), "sosw:run", "-Dsosw.args=--drain");
            long total = flights.linesOf("airports.csv");
            while (Flights.rows(world) == 0 && run.isAlive()) {
                run.waitFor(5, TimeUnit.MILLISECONDS);
            }
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.waitFor();
            long half = Flights.rows(world);
            if (half == 0 || half == total) {
                throw new IllegalStateException("not killed half-way: " + half + " of " + total);
            }
            drainUntil(flights, world, total);
            expect(total, Flights.rows(world));
        } finally {
            flights.stop();
        }
    }

    /** The message of a killed process is hidden until its visibility timeout; a drain before that finds no work. */
    private static void drainUntil(Flights flights, World world, long rows)
            throws IOException, InterruptedException, SQLException {
        for (int run = 0; run < 10 && Flights.rows(world) < rows; run++) {
            flights.drain();
        }
    }

    /** Two projects on one machine do not meet, not even two clones of the same one. */
    public static void doNotMeet(Flights one) throws IOException, InterruptedException, SQLException {
        var other = one.copy("two");
        var first = one.shim();
        try {
            var second = other.shim();
            try {
                first.upload(one.data("airports-sample.csv"), "RawData");
                one.drain();
                other.drain();
                expect(one.linesOf("airports-sample.csv") - 1, Flights.rows(first));
                expect(0, Flights.rows(second));
            } finally {
                other.stop();
            }
            expect(0, first.waiting("PendingLoads"));
        } finally {
            one.stop();
        }
    }

    /** What cannot work is refused by a sentence that names the value, where it came from and what to type. */
    public static void badInputIsNamed(Flights flights) throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            says(
                    flights.maven().fail("sosw:shim", "-Dsosw.detach", "-Dsosw.port=" + taken.getLocalPort()),
                    "port " + taken.getLocalPort() + " (--port) cannot be bound",
                    "-Dsosw.port=N");
        }
        flights.shim();
        try {
            says(
                    flights.refuse("--drian --batch_rows=many --poll_batch_size=0"),
                    "unknown option --drian, did you mean --drain? (command line)",
                    "batch_rows: 'many' is not a whole number (command line)",
                    "poll_batch_size: '0' must be between 1 and 10000 (command line)");
            says(flights.refuse("--read_queue=nowhere"), "The queue 'nowhere' does not exist", "correct --read_queue");
        } finally {
            flights.stop();
        }
    }

    /** An object of 100 MB passes through a JVM with a heap of 64 MB: the file is a stream all the way. */
    public static void aLargeFileIsAStream(Flights flights) throws IOException, InterruptedException, SQLException {
        flights.replace("template.yaml", "VisibilityTimeout: 180", "VisibilityTimeout: 900");
        flights.replace("sosw.yml", "timeout: 30", "timeout: 900");
        var world = flights.shim();
        try {
            long rows = Airports.write(flights.data("large.csv"), 100_000_000);
            world.upload(flights.data("large.csv"), "RawData");
            says(flights.drain("-Dsosw.jvm=-Xmx64m"), "Loaded[rows=" + rows + ", rejected=0]");
            expect(rows, Flights.rows(world));
        } finally {
            flights.stop();
        }
    }

    private static void says(String printed, String... texts) {
        for (String text : texts) {
            if (!printed.contains(text)) {
                throw new IllegalStateException("'" + text + "' is not said:\n" + printed);
            }
        }
    }

    private static void expect(long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException("expected " + expected + ", found " + found);
        }
    }
}
