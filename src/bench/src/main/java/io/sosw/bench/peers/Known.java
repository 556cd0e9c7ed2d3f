package io.sosw.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the page with the differences that have been decided; {@code …} in a row stands for anything. */
record Known(List<Pattern> rows) {
    private static final int COLUMNS = 4;

    static Known of(Path page) throws IOException {
        return new Known(Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(1).split("\\|", -1))
                .filter(columns -> columns.length > COLUMNS)
                .map(Known::pattern)
                .toList());
    }

    private static Pattern pattern(String[] columns) {
        var row = Stream.of(columns).limit(COLUMNS).collect(Collectors.joining("|", "|", "|"));
        return Pattern.compile(Stream.of(row.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean holds(String row) {
        return rows.stream().anyMatch(known -> known.matcher(row).matches());
    }
}
