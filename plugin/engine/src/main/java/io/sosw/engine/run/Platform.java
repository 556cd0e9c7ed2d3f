package io.sosw.engine.run;

import java.util.Locale;

/** The operating system and processor, by the names that Java gives them. */
public record Platform(String system, String processor) {

    /** The platform that this JVM runs on. */
    public static Platform current() {
        return new Platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** Windows of any version. */
    public boolean windows() {
        return system.startsWith("Windows");
    }

    /** macOS. */
    public boolean mac() {
        return system.startsWith("Mac");
    }

    /** Linux. */
    public boolean linux() {
        return system.startsWith("Linux");
    }

    /** A 64-bit Intel or AMD processor. */
    public boolean x64() {
        var name = processor.toLowerCase(Locale.ROOT);
        return name.equals("amd64") || name.equals("x86_64");
    }

    @Override
    public String toString() {
        return system + " " + processor;
    }
}
