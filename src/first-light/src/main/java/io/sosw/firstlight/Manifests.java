package io.sosw.firstlight;

import static io.sosw.firstlight.Deployed.expect;
import static io.sosw.firstlight.Deployed.member;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the example manifest must show. */
public final class Manifests {
    private static final int MANY = 2500;
    private static final String APRIL = "2026/04/";
    /** Of 2,500 links so many are followed. */
    private static final int EVERY = 10;

    private final Deployed project;

    private Manifests(Deployed project) {
        this.project = project;
    }

    /** Makes many reports of the one that the project has. */
    public static void reports(Path project) throws IOException {
        var reports = project.resolve("seed/s3/Reports");
        var april = Files.createDirectories(reports.resolve(APRIL));
        for (int report = 0; report < MANY; report++) {
            Files.copy(reports.resolve("2026/05/sample.pdf"), april.resolve("%04d.pdf".formatted(report)));
        }
    }

    /** A manifest of many reports, one of each folder, and the link of a report that arrives. */
    public static void check(Path project) throws Exception {
        var deployed = Deployed.of(project);
        try {
            var manifests = new Manifests(deployed);
            manifests.everyLinkWorks();
            manifests.eachFolderHasItsManifest();
            manifests.whatArrivesIsLinked();
            manifests.theCountIsAMetric();
        } finally {
            deployed.stop();
        }
    }

    private void everyLinkWorks() throws IOException, InterruptedException {
        var answer = project.call("manifest", folder(APRIL), Map.class);
        expect(MANY, ((Number) member(answer, "count")).intValue(), "links");
        var lines = project.get((String) member(answer, "url")).lines().toList();
        expect(MANY, lines.size(), "lines of the manifest");
        for (int line = 0; line < MANY; line += EVERY) {
            var link = Json.read(lines.get(line), Map.class);
            expect(APRIL + "%04d.pdf".formatted(line), member(link, "key"), "line " + line);
            expect(true, project.get((String) member(link, "url")).startsWith("%PDF-"), "the report is a PDF");
        }
    }

    private void eachFolderHasItsManifest() throws Exception {
        var before = manifests("manifests/2026/").size();
        var folders = project.call("fan-out", folder("2026/"), List.class);
        expect(List.of(APRIL, "2026/05/"), folders, "folders");
        project.await("two more manifests", () -> manifests("manifests/2026/").size() == before + 2);
        expect(1, manifests("manifests/2026/05/").size(), "manifests of May");
    }

    private void whatArrivesIsLinked() throws Exception {
        var report = Files.copy(
                project.project().resolve("seed/s3/Reports/2026/05/sample.pdf"),
                project.project().resolve("target/new.pdf"));
        project.world().upload(report, "Reports", "inbox/new.pdf");
        project.await("the link of the new report", () -> !manifests("links/").isEmpty());
        expect(List.of("links/inbox/new.pdf.json"), manifests("links/"), "links");
    }

    private void theCountIsAMetric() throws IOException {
        var metric = project.log().stream()
                .filter(line -> line.contains("\"_aws\"") && line.contains("\"links\":2500.0"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no metric of 2500 links in the log"));
        var line = Json.read(metric.substring(metric.indexOf('{')), Map.class);
        expect(APRIL, member(line, "prefix"), "prefix of the metric");
        expect(bucket(), member(line, "bucket"), "bucket of the metric");
        member(line, "AWSRequestId");
    }

    private List<String> manifests(String prefix) {
        return project.world().keys("Manifests", prefix);
    }

    private Map<String, String> folder(String prefix) {
        return Map.of("bucket", bucket(), "prefix", prefix);
    }

    private String bucket() {
        return project.world().name("Reports");
    }
}
