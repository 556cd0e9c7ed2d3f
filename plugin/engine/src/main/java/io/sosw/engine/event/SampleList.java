package io.sosw.engine.event;

import io.sosw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** The samples as people read them. */
public final class SampleList {
    private SampleList() {}

    /** The samples for other programs, one a line. */
    public static List<String> json() {
        return Samples.all().values().stream()
                .map(sample -> {
                    var line = new LinkedHashMap<String, Object>();
                    line.put("sample", sample.name());
                    line.put("about", sample.about());
                    line.put("options", sample.options());
                    return Json.write(line);
                })
                .toList();
    }

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
