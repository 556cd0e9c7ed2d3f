package io.sosw.firstlight;

import io.sosw.engine.run.ShimFolder;
import io.sosw.engine.run.ShimStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project as the archetype generates it.
 *
 * @param maven run in its folder
 */
public record Flights(Maven maven) {
    static final String ARCHETYPE = "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";

    /** Generates the project into a new folder of the given name. */
    public static Flights generate(Maven parent, String name, String version) throws IOException, InterruptedException {
        return generate(parent, "sosw-archetype", name, version);
    }

    /** Generates a project of another archetype of ours. */
    static Flights generate(Maven parent, String archetype, String name, String version)
            throws IOException, InterruptedException {
        Files.createDirectories(parent.folder());
        parent.run(
                ARCHETYPE,
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.sosw",
                "-DarchetypeArtifactId=" + archetype,
                "-DarchetypeVersion=" + version,
                "-DartifactId=" + name);
        return new Flights(parent.at(parent.folder().resolve(name)));
    }

    /** Generates the project as a person does who answers the archetype's questions. */
    public static Flights generateByAnswers(Maven parent, String name, String version)
            throws IOException, InterruptedException {
        Files.createDirectories(parent.folder());
        // The first question offers the defaults; then group, name, version, version of sosw, package, and the last Y.
        parent.answer(
                List.of("N", "com.acme", name, "", "", "", "Y"),
                ARCHETYPE,
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.sosw",
                "-DarchetypeArtifactId=sosw-archetype",
                "-DarchetypeVersion=" + version);
        return new Flights(parent.at(parent.folder().resolve(name)));
    }

    /** Changes a text of one of its files. */
    public void replace(String file, String before, String after) throws IOException {
        var path = maven.folder().resolve(file);
        var text = Files.readString(path);
        if (!text.contains(before)) {
            throw new IllegalStateException(file + " does not say " + before);
        }
        Files.writeString(path, text.replace(before, after));
    }

    /** Starts its shim; the caller stops it. */
    public World shim() throws IOException, InterruptedException {
        maven.run("sosw:shim", "-Dsosw.detach");
        return World.of(maven.folder());
    }

    /** Stops its shim, as {@code sosw:shim-stop} does. */
    public void stop() throws IOException, InterruptedException {
        var live = new ShimFolder(maven.folder()).live();
        if (live.isPresent()) {
            ShimStop.stop(live.get());
        }
    }

    /** The same project in another folder, as somebody who clones it twice has it. */
    Flights copy(String name) throws IOException {
        var from = maven.folder();
        var to = from.resolveSibling(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return new Flights(maven.at(to));
    }

    /** Runs its function until the queue is empty; returns what it printed. */
    public String drain(String... options) throws IOException, InterruptedException {
        return maven.run(drainWith("", options));
    }

    /** Runs its function with arguments that must be refused; returns what was printed. */
    public String refuse(String arguments) throws IOException, InterruptedException {
        return maven.fail(drainWith(" " + arguments));
    }

    private static String[] drainWith(String arguments, String... options) {
        return Stream.concat(
                        Stream.of("sosw:run", "-Dsosw.func=load-airports", "-Dsosw.args=--drain" + arguments),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    /** Its sample data. */
    public Path data(String file) {
        return maven.folder().resolve("data").resolve(file);
    }

    /** How many rows a CSV file has below its header. */
    public long linesOf(String file) throws IOException {
        try (Stream<String> lines = Files.lines(data(file))) {
            return lines.count() - 1;
        }
    }

    /** How many rows its table has. */
    public static long rows(World world) throws SQLException {
        return Long.parseLong(world.rows("SELECT COUNT(*) FROM airports").get(0).get(0));
    }
}
