package io.sosw.maven;

import io.sosw.engine.event.SampleList;
import io.sosw.engine.event.Samples;
import io.sosw.json.Json;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints a sample event of an AWS service, to be piped into sosw:invoke; without -Dsosw.sample, lists the samples and what
 * each takes, for example -Dsosw.bucket=raw-data.
 */
@Mojo(name = "event", requiresProject = false)
public final class EventMojo extends Goal {
    /** The sample, for example s3-put. */
    @Parameter(property = "sosw.sample")
    private @Nullable String sample;

    @Override
    void run() {
        var chosen = settings().find("sosw.sample", sample);
        if (chosen.isEmpty()) {
            (json() ? SampleList.json() : SampleList.lines()).forEach(result()::line);
            return;
        }
        var found = Samples.named(chosen.get());
        var options = settings().starting("sosw.");
        Samples.requireKnown(found, options.keySet());
        var event = found.event(options);
        result().line(json() ? Json.write(event) : Json.pretty(event));
    }
}
