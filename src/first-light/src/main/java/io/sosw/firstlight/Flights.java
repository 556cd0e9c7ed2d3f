package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
        Files.createDirectories(parent.folder());
        parent.run(
                ARCHETYPE,
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.sosw",
                "-DarchetypeArtifactId=sosw-archetype",
                "-DarchetypeVersion=" + version,
                "-DartifactId=" + name);
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

    /** Stops its shim. */
    public void stop() throws IOException, InterruptedException {
        maven.run("sosw:shim-stop");
    }

    /** Runs its function until the queue is empty; returns what it printed. */
    public String drain() throws IOException, InterruptedException {
        return maven.run("sosw:run", "-Dsosw.func=load-airports", "-Dsosw.args=--drain");
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
