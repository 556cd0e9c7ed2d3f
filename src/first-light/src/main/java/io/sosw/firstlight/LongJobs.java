package io.sosw.firstlight;

import static io.sosw.firstlight.Deployed.expect;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What the example long-job must show: an ETL that is ready when it is asked again and again, two reports at once. */
public final class LongJobs {
    private static final int ASKS = 41;
    private static final List<String> REPORTS = List.of("a.csv", "b.csv");

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private LongJobs() {}

    /** The build does not wait: a run that has to calls itself at once. */
    public static void hurry(Path project) throws IOException {
        var constants = project.resolve("const.yml");
        Files.writeString(constants, Files.readString(constants).replace("poll_interval: 60s", "poll_interval: 0s"));
    }

    /** Tests and deploys the project with the address of the ETL, and has two reports loaded. */
    public static void check(Maven maven) throws Exception {
        var jobs = new LongJobs();
        var etl = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        etl.createContext("/jobs", exchange -> {
            var uri = exchange.getRequestURI();
            var answer = jobs.answer(exchange.getRequestMethod(), uri.getPath(), String.valueOf(uri.getRawQuery()));
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        etl.start();
        try {
            jobs.load(maven, "http://127.0.0.1:" + etl.getAddress().getPort());
        } finally {
            etl.stop(0);
        }
    }

    private String answer(String method, String path, String query) {
        if (method.equals("POST")) {
            var report = URLDecoder.decode(query.replaceFirst("^report=", ""), StandardCharsets.UTF_8);
            return report.substring(report.lastIndexOf('/') + 1);
        }
        return asked.merge(path, 1, Integer::sum) >= ASKS ? "READY" : "RUNNING";
    }

    private void load(Maven maven, String etl) throws Exception {
        maven.run("test", "sosw:shim", "sosw:deploy", "-Dsosw.detach", "-Dsosw.param.EtlUrl=" + etl);
        var project = Deployed.of(maven.folder());
        var mails = new TreeSet<String>();
        try {
            for (String report : REPORTS) {
                project.world().upload(report(maven), "Reports", report);
            }
            var bucket = "s3://" + project.world().name("Reports") + "/";
            project.await(
                    "a mail of each report",
                    () -> mails.addAll(project.world().take("Copies")) && mails.size() == REPORTS.size());
            expect(
                    REPORTS.stream()
                            .map(report -> bucket + report + " is loaded, after 41 runs")
                            .toList(),
                    List.copyOf(mails),
                    "mails");
        } finally {
            project.stop();
        }
        // each run logs how it has ended; there is one more without work, of the test event that S3 sends at first
        expect((long) ASKS * REPORTS.size(), project.lines("[long-job-load-report]", "chain=Chain["), "runs, in all");
        expect(Map.of("/jobs/a.csv", ASKS, "/jobs/b.csv", ASKS), asked, "questions to the ETL");
    }

    private static Path report(Maven maven) throws IOException {
        return Files.writeString(maven.folder().resolve("target/report.csv"), "iata,name\n00M,Thigpen\n");
    }
}
