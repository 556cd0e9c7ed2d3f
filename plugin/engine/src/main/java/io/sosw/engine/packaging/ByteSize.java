package io.sosw.engine.packaging;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A size in bytes; KB and MB count in steps of 1024, as Lambda's quotas do.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)\\s*(B|KB|MB|GB)?");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    static ByteSize ofMegabytes(long megabytes) {
        return new ByteSize(megabytes << 20);
    }

    /** Reads {@code 10MB}, {@code 512 KB}, {@code 1.5mb} or a plain number of bytes. */
    public static ByteSize parse(Setting setting) {
        var matcher = TEXT.matcher(setting.value().trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new UserError(
                    setting.name() + " must be a size, found '" + setting.value() + "' (" + setting.origin() + ")",
                    "type for example -D" + setting.name() + "=10MB.",
                    "wrong-type");
        }
        var unit = matcher.group(2) == null ? "B" : matcher.group(2);
        return new ByteSize(Math.round(Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(unit, 1L)));
    }

    /** With one decimal, for example {@code 4.1 MB}. */
    @Override
    public String toString() {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
