package demo;

import io.sosw.event.S3Object;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.nio.file.Files;

/**
 * Makes the link of one report as soon as it arrives. There is nothing to list, so there is neither belt nor page: the
 * unit of work is one object.
 */
public final class LinkOne implements PortableFunction<S3Object, ManifestContext, Link> {
    @Override
    public Link run(S3Object event, ManifestContext context) throws Exception {
        var link = new Link(event.key(), context.reports().link(event.bucket(), event.key()));
        var file = Files.createTempFile(context.scratch(), "link-", ".json");
        try {
            Files.writeString(file, Json.write(link) + "\n");
            context.reports().store(context.manifests(), "links/" + event.key() + ".json", file, "application/json");
        } finally {
            Files.delete(file);
        }
        context.metrics().count("links", 1);
        return link;
    }
}
