package io.sosw.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The effective values and where each came from, for people and for machines. Secrets are masked. */
public final class ConfigReport {
    private ConfigReport() {}

    /** Aligned columns: name, value, origin. */
    public static String text(Config config) {
        var nameWidth = 0;
        var valueWidth = 0;
        for (Config.Entry<?> entry : config.entries()) {
            nameWidth = Math.max(nameWidth, entry.option().name().length());
            valueWidth = Math.max(valueWidth, Math.min(40, shown(entry).length()));
        }
        var text = new StringBuilder();
        for (Config.Entry<?> entry : config.entries()) {
            pad(text, entry.option().name(), nameWidth);
            pad(text, shown(entry), valueWidth);
            text.append(entry.origin().text()).append('\n');
        }
        return text.toString();
    }

    /** Plain JSON: {@code {"db_host":{"value":"127.0.0.1","origin":"default"}}}. */
    public static Map<String, Object> json(Config config) {
        var json = new LinkedHashMap<String, Object>();
        for (Config.Entry<?> entry : config.entries()) {
            var value = new LinkedHashMap<String, Object>();
            value.put("value", entry.json());
            value.put("origin", entry.origin().text());
            json.put(entry.option().name(), value);
        }
        return json;
    }

    private static void pad(StringBuilder text, String value, int width) {
        text.append(value);
        text.append(" ".repeat(Math.max(0, width - value.length()) + 2));
    }

    /** Line breaks and tabs as escapes, so that an aligned line stays one line. */
    private static String shown(Config.Entry<?> entry) {
        return entry.text()
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
