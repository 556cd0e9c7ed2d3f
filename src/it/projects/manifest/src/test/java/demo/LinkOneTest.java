package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sosw.event.S3Object;
import io.sosw.json.Json;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkOneTest {
    @Test
    void oneObjectGivesOneLink(@TempDir Path scratch) throws Exception {
        var reports = new ListedReports(Stream.of());
        var link = new LinkOne().run(new S3Object("reports", "inbox/a.pdf"), ManifestContexts.of(reports, scratch));
        assertEquals("inbox/a.pdf", link.key());
        assertEquals(link, Json.read(reports.stored.get(0), Link.class));
    }
}
