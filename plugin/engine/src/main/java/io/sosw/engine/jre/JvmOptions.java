package io.sosw.engine.jre;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the JVM of a packaged function is started: small and quick, on a file system that it cannot write to.
 *
 * @param further what the project adds; the last word
 */
public record JvmOptions(List<String> further) {
    private static final List<String> OURS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=70", "-XX:-UsePerfData");

    /** Copies the list. */
    public JvmOptions {
        further = List.copyOf(further);
    }

    /**
     * The words after {@code java}, with paths where the JVM runs.
     *
     * @param aotCache the cache of linked classes, if any
     * @param application the jar of the application, if it is not on the class path
     */
    public List<String> words(@Nullable String aotCache, List<String> classPath, @Nullable String application) {
        var words = new ArrayList<>(all());
        words.add(aotCache == null ? "-Xshare:auto" : "-XX:AOTCache=" + aotCache);
        if (application != null) {
            words.add("-Dsosw.application=" + application);
        }
        words.addAll(List.of("-cp", String.join(":", classPath)));
        return words;
    }

    List<String> all() {
        var words = new ArrayList<>(OURS);
        words.addAll(further);
        return words;
    }
}
