package io.sosw.engine.watch.worker;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** The tests' JVM: waits for lists of test classes and runs them; ends with the watch that has started it. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Takes the watch's port, its secret, tags, excluded tags and the folders of classes, each list as one argument. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var printed = new Printed();
        printed.install();
        System.setProperty("java.class.path", arguments[5]); // for tests that start JVMs
        var wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])));
        wire.send(List.of(Event.READY, arguments[1]));
        var requests = new LinkedBlockingQueue<List<String>>();
        var reader = new Thread(() -> read(wire, requests), "sosw-watch");
        reader.setDaemon(true);
        reader.start();
        var run = new TestRun(folders(arguments[4]), list(arguments[2], ","), list(arguments[3], ","), wire, printed);
        while (true) {
            run(run, requests.take());
        }
    }

    /** On a thread of its own, so that nothing stays with the thread. */
    private static void run(TestRun run, List<String> classes) throws InterruptedException {
        var thread = new Thread(() -> attempt(run, classes), "main");
        thread.start();
        thread.join();
    }

    private static void attempt(TestRun run, List<String> classes) {
        try {
            run.run(classes);
        } catch (IOException gone) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void read(Wire wire, LinkedBlockingQueue<List<String>> requests) {
        try {
            while (true) {
                requests.add(wire.receive());
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static List<URL> folders(String joined) throws IOException {
        var urls = new ArrayList<URL>();
        for (String folder : list(joined, File.pathSeparator)) {
            var url = Path.of(folder).toUri().toString();
            urls.add(new URL(url.endsWith("/") ? url : url + "/"));
        }
        return urls;
    }

    private static List<String> list(String joined, String separator) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(java.util.regex.Pattern.quote(separator), -1));
    }
}
