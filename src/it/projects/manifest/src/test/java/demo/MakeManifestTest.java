package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeManifestTest {
    private static final Folder APRIL = new Folder("reports", "2026/04/");

    @TempDir
    Path scratch;

    @Test
    void everyPdfHasALineAndNothingElseHas() throws Exception {
        var reports = new ListedReports(Stream.of("2026/04/a.pdf", "2026/04/notes.txt", "2026/04/B.PDF"));
        var manifest = new MakeManifest().run(APRIL, ManifestContexts.of(reports, scratch));

        assertEquals(2, manifest.count());
        assertEquals("manifests/2026/04/request-1.jsonl", manifest.key());
        assertTrue(manifest.url().startsWith("https://manifests/manifests/2026/04/request-1.jsonl?"), manifest.url());
        assertEquals(
                List.of("2026/04/a.pdf", "2026/04/B.PDF"),
                reports.stored
                        .get(0)
                        .lines()
                        .map(line -> Json.read(line, Link.class).key())
                        .toList());
        nothingIsLeft();
    }

    @Test
    void aListingThatFailsEndsTheRunAndLeavesNothing() throws Exception {
        var reports = new ListedReports(IntStream.range(0, 5000).mapToObj(n -> {
            if (n == 4000) {
                throw new UncheckedIOException(new IOException("the third page is lost"));
            }
            return n + ".pdf";
        }));
        var context = ManifestContexts.of(reports, scratch, "--queue_max", "10");
        var failed = assertThrows(UncheckedIOException.class, () -> new MakeManifest().run(APRIL, context));
        assertTrue(failed.getMessage().contains("the third page is lost"));
        assertEquals(List.of(), reports.stored);
        nothingIsLeft();
    }

    @Test
    void aConsumerThatFailsStopsTheListing() throws Exception {
        var listed = new AtomicLong();
        var keys = IntStream.range(0, 1_000_000).mapToObj(n -> n + ".pdf").peek(key -> listed.incrementAndGet());
        var belt = ManifestContexts.of(new ListedReports(keys), scratch, "--queue_max", "10")
                .belt();
        assertThrows(
                IOException.class,
                () -> belt.<String>carry(keys, key -> {
                    throw new IOException("no space left on device");
                }));
        assertTrue(listed.get() < 100, () -> "listed " + listed);
    }

    @Test
    void aBeltNeverHoldsMoreThanItMay() throws Exception {
        var ahead = new AtomicLong();
        var most = new AtomicLong();
        var keys = IntStream.range(0, 100_000)
                .mapToObj(n -> n + ".pdf")
                .peek(key -> most.accumulateAndGet(ahead.incrementAndGet(), Math::max));
        var belt = ManifestContexts.of(new ListedReports(keys), scratch, "--queue_max", "100")
                .belt();
        belt.<String>carry(keys, key -> ahead.decrementAndGet());
        assertEquals(0, ahead.get());
        // one more in the producer's hand and one in the consumer's
        assertTrue(most.get() <= 102, () -> "once there were " + most);
    }

    @Test
    void aHundredThousandKeysTakeNoMoreMemoryThanTenThousand() throws Exception {
        var atTenThousand = new AtomicLong();
        var atTheEnd = new AtomicLong();
        var keys = IntStream.rangeClosed(1, 100_000).mapToObj(n -> {
            if (n == 10_000) {
                atTenThousand.set(usedMemory());
            } else if (n == 100_000) {
                atTheEnd.set(usedMemory());
            }
            return "2026/04/%06d.pdf".formatted(n);
        });
        var reports = new CountingReports(keys);
        assertEquals(
                100_000,
                new MakeManifest()
                        .run(APRIL, ManifestContexts.of(reports, scratch))
                        .count());
        assertTrue(reports.bytes > 45_000_000, () -> "the manifest has " + reports.bytes + " bytes");
        var more = atTheEnd.get() - atTenThousand.get();
        System.out.println("100000 keys: manifest of " + reports.bytes + " bytes, memory " + more / 1024 + " KiB more");
        assertTrue(more < 2_000_000, () -> more + " bytes more are used");
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void nothingIsLeft() throws IOException {
        try (var files = Files.list(scratch)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** Looks at the size of what is stored only. */
    private static final class CountingReports implements Reports {
        private final ListedReports listed;
        private long bytes;

        CountingReports(Stream<String> keys) {
            this.listed = new ListedReports(keys);
        }

        @Override
        public Stream<String> keys(String bucket, String prefix) {
            return listed.keys(bucket, prefix);
        }

        @Override
        public Stream<String> folders(String bucket, String prefix) {
            return listed.folders(bucket, prefix);
        }

        @Override
        public String link(String bucket, String key) {
            return listed.link(bucket, key);
        }

        @Override
        public void store(String bucket, String key, Path file, String contentType) {
            bytes = file.toFile().length();
        }
    }
}
