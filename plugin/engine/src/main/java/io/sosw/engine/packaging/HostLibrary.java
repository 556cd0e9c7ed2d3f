package io.sosw.engine.packaging;

import io.sosw.engine.jre.Jre;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** Whether a Java runtime of this machine starts with the C library of Amazon Linux 2023. */
final class HostLibrary {
    /** Amazon Linux 2023 has glibc 2.34. */
    private static final int NEWEST = 34;

    private static final Pattern NEEDED = Pattern.compile("GLIBC_2\\.([0-9]{1,3})\0");

    private HostLibrary() {}

    static void check(Jre jre) throws IOException {
        var library = jre.home().resolve("lib").resolve("server").resolve("libjvm.so");
        if (!Files.exists(library)) {
            throw error(jre, "is not one of Linux");
        }
        check(jre, new String(Files.readAllBytes(library), StandardCharsets.ISO_8859_1));
    }

    /** Names of versions stand in a library as texts. */
    static void check(Jre jre, String library) {
        int newest = NEEDED.matcher(library)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
        if (newest > NEWEST) {
            throw error(jre, "needs glibc 2." + newest + ", and Amazon Linux 2023 has 2." + NEWEST);
        }
        if (library.contains("libstdc++.so.6\0")) {
            throw error(jre, "needs libstdc++, which need not be there");
        }
    }

    private static UserError error(Jre jre, String why) {
        return new UserError(
                "the Java of a custom runtime must run on Amazon Linux 2023; that of "
                        + jre.jdk().home() + " " + why,
                "type -Dsosw.jdk=FOLDER, a JDK that is built for many Linuxes, Temurin or Corretto for example.",
                "jdk");
    }
}
