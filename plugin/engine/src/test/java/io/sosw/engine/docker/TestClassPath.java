package io.sosw.engine.docker;

import java.io.File;
import java.util.List;

/** What this test runs with, whether Surefire hides it in a manifest or not. */
final class TestClassPath {
    private TestClassPath() {}

    static List<String> places() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(path.split(File.pathSeparator));
    }
}
