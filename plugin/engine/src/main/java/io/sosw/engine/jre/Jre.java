package io.sosw.engine.jre;

import java.nio.file.Path;

/**
 * A Java runtime with the modules that a function needs.
 *
 * @param home its folder
 * @param key equal for equal runtimes
 * @param jdk what it was made from
 */
public record Jre(Path home, String key, Jdk jdk) {

    /** Its launcher. */
    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** Files that a process starts; all others need no such right. */
    public static boolean executable(String nameInHome) {
        return nameInHome.startsWith("bin/") || nameInHome.equals("lib/jspawnhelper") || nameInHome.equals("lib/jexec");
    }
}
