package io.sosw.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The samples as people read them. */
public final class SampleList {
    private SampleList() {}

    /** A line for each sample, another for its options, and what to type. */
    public static List<String> lines() {
        var lines = new ArrayList<String>();
        Samples.all().values().forEach(sample -> {
            lines.add(String.format(Locale.ROOT, "%-18s %s", sample.name(), sample.about()));
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s   %s",
                    "",
                    String.join(" ", sample.options().keySet())));
        });
        lines.add("");
        lines.add("mvn -q sosw:event -Dsosw.sample=s3-put -Dsosw.bucket=raw-data -Dsosw.key=large.csv "
                + "| mvn -q sosw:invoke -Dsosw.event=-");
        return lines;
    }
}
