package io.sosw.bench.json;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to read and write JSON.
 *
 * @param name for people
 * @param program its main class
 * @param jars how the names of the class-path entries begin that it alone needs
 */
record Candidate(String name, String program, List<String> jars) {
    static final List<Candidate> ALL = List.of(
            new Candidate("no JSON at all", "WithNothing", List.of()),
            new Candidate("own codec, records", "WithSosw", List.of("sosw-function")),
            new Candidate("own codec, unwrapped to S3Object", "WithSoswUnwrapping", List.of("sosw-function")),
            new Candidate("gson 2.13.2", "WithGson", List.of("gson", "error_prone_annotations")),
            new Candidate("jackson-jr 2.20.1", "WithJacksonJr", List.of("jackson-jr", "jackson-core")),
            new Candidate("avaje-jsonb 3.7", "WithAvaje", List.of("avaje-")),
            new Candidate(
                    "jackson-databind 2.20.1",
                    "WithJackson",
                    List.of("jackson-databind", "jackson-core", "jackson-annotations")));

    /** The benchmark's classes and the candidate's jars, nothing else. */
    String classPath() {
        var entries = new ArrayList<>(libraries());
        entries.add(0, System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        return String.join(File.pathSeparator, entries);
    }

    private List<String> libraries() {
        var own = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var file = Path.of(entry).getFileName().toString();
            if (jars.stream().anyMatch(file::startsWith)) {
                own.add(entry);
            }
        }
        return own;
    }

    /** What it adds to a function's archive, in bytes; our codec is a part of a jar that is there anyway. */
    long bytes() throws IOException {
        var sum = 0L;
        for (var library : libraries()) {
            sum += Path.of(library).getFileName().toString().startsWith("sosw-function")
                    ? Packed.bytes(Path.of(library), "io/sosw/json/")
                    : Files.size(Path.of(library));
        }
        return sum;
    }
}
