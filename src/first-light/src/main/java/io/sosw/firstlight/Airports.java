package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of airports of any size. */
final class Airports {
    private static final String NAME =
            "International Airport of a Town with a Long Name ".repeat(4).strip();
    private static final String CITY = "A Town with a Long Name ".repeat(4).strip();

    private Airports() {}

    /** Writes at least so many bytes; returns the number of rows below the header. */
    static long write(Path file, long bytes) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("iata,name,city,state,country,latitude,longitude\n");
            long written = 0;
            long rows = 0;
            while (written < bytes) {
                var row = Long.toString(rows++, Character.MAX_RADIX) + "," + NAME + "," + CITY
                        + ",MS,USA,31.95376472,-89.23450472\n";
                out.write(row);
                written += row.length();
            }
            return rows;
        }
    }
}
