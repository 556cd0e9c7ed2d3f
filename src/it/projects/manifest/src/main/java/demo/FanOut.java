package demo;

import io.sosw.function.PortableFunction;
import io.sosw.invoke.Handover;
import java.util.List;

/** Has a manifest made of each folder below a prefix, by as many runs of the other function at once. */
public final class FanOut implements PortableFunction<Folder, ManifestContext, List<String>> {

    /** The prefixes that are being worked on; a refused one fails the run, and its event comes again. */
    @Override
    public List<String> run(Folder event, ManifestContext context) {
        try (var folders = context.reports().folders(event.bucket(), event.prefix())) {
            return folders.peek(prefix -> start(new Folder(event.bucket(), prefix), context))
                    .toList();
        }
    }

    private static void start(Folder folder, ManifestContext context) {
        var handover = context.functions().send(context.manifestFunction(), folder);
        if (!(handover instanceof Handover.Accepted)) {
            throw new IllegalStateException("no manifest will be made of " + folder + ": " + handover);
        }
    }
}
