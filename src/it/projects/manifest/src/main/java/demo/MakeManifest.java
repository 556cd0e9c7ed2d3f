package demo;

import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lists the PDFs of a folder, each with a link, in a file of JSON lines, and answers with one link to that. While S3 looks
 * for the next page of the listing, the links of the last one are computed and written.
 */
public final class MakeManifest implements PortableFunction<Folder, ManifestContext, Manifest> {
    @Override
    public Manifest run(Folder event, ManifestContext context) throws Exception {
        var file = Files.createTempFile(context.scratch(), "manifest-", ".jsonl");
        try {
            var count = write(event, context, file);
            context.metrics().count("links", count);
            context.metrics().note("bucket", event.bucket());
            context.metrics().note("prefix", event.prefix());
            return handOut(event, context, file, count);
        } finally {
            Files.delete(file); // the folder lives as long as the execution environment and is not large
        }
    }

    private static long write(Folder event, ManifestContext context, Path file) throws Exception {
        var count = new AtomicLong();
        var keys = context.reports().keys(event.bucket(), event.prefix()).filter(key -> key.toLowerCase(Locale.ROOT)
                .endsWith(".pdf"));
        try (var lines = Files.newBufferedWriter(file)) {
            context.belt().<String>carry(keys, key -> {
                var url = context.reports().link(event.bucket(), key);
                lines.write(Json.write(new Link(key, url)) + "\n");
                count.incrementAndGet();
            });
        }
        return count.get();
    }

    /** A repeated delivery of the same event makes the same manifest again, not another one. */
    private static Manifest handOut(Folder event, ManifestContext context, Path file, long count) {
        var key = "manifests/" + event.prefix() + context.invocation().requestId() + ".jsonl";
        context.reports().store(context.manifests(), key, file, "application/x-ndjson");
        return new Manifest(count, key, context.reports().link(context.manifests(), key));
    }
}
