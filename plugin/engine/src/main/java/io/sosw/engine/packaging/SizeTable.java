package io.sosw.engine.packaging;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The largest jars, and what drags them in. */
final class SizeTable {
    private static final int ROWS = 10;

    private SizeTable() {}

    /** One line a jar, beginning with a line break. */
    static String text(List<PackedJar> jars) {
        return jars.stream()
                .sorted(Comparator.comparingLong((PackedJar jar) -> jar.zipped().bytes())
                        .reversed()
                        .thenComparing(PackedJar::name))
                .limit(ROWS)
                .map(SizeTable::row)
                .collect(Collectors.joining("", "\n    zipped  unzipped  jar (dragged in by)", ""));
    }

    private static String row(PackedJar jar) {
        return String.format(Locale.ROOT, "%n%10s%10s  %s (%s)", jar.zipped(), jar.size(), jar.name(), jar.origin())
                .replace("\r", "");
    }
}
