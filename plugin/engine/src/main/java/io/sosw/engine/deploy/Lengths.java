package io.sosw.engine.deploy;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people type them: {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}. */
final class Lengths {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Lengths() {}

    static Optional<Duration> find(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.ofNullable(UNITS.get(match.group(2)))
                        .map(unit -> unit.multipliedBy(Long.parseLong(match.group(1))))
                : Optional.empty();
    }

    static UserError refused(Setting setting, String wanted, String anchor) {
        return new UserError(
                "'" + setting.value() + "' (" + setting.name() + ", " + setting.origin() + ") is not " + wanted,
                "type for example " + (anchor.equals("deploy-shift") ? "-Dsosw.shift=10%/5m" : "-Dsosw.since=30m")
                        + ".",
                anchor);
    }
}
