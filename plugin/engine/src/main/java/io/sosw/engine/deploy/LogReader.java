package io.sosw.engine.deploy;

import io.sosw.engine.console.Console;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What functions log, from their log groups, in the order of time; and what comes while somebody looks. */
final class LogReader {
    private static final Duration USUAL = Duration.ofMinutes(10);
    /** CloudWatch shows events some seconds late and not in their order: looked at again, told once. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toMillis();

    private final CloudWatchLogsClient logs;
    private final Console result;
    private final Console console;
    private final boolean json;
    private final Clock clock;
    private final Pause pause;
    private final Map<String, Set<String>> told = new HashMap<>();

    /**
     * @param result takes the lines
     * @param console takes what else people are told
     * @param json whether each line is an object
     */
    LogReader(CloudWatchLogsClient logs, Console result, Console console, boolean json, Clock clock, Pause pause) {
        this.logs = logs;
        this.result = result;
        this.console = console;
        this.json = json;
        this.clock = clock;
        this.pause = pause;
    }

    /** One line of a function. */
    private record Line(Instant time, String function, String message) {
        String text(boolean ofSeveral) {
            return time + (ofSeveral ? " " + function : "") + "  " + message;
        }

        String object() {
            var object = new LinkedHashMap<String, String>();
            object.put("time", time.toString());
            object.put("function", function);
            object.put("message", message);
            return Json.write(object);
        }
    }

    /** From when on lines are told: a length of time ago, or an instant as {@code 2026-01-31T12:00:00Z}. */
    static Instant since(Optional<Setting> setting, Clock clock) {
        if (setting.isEmpty()) {
            return clock.instant().minus(USUAL);
        }
        var text = setting.get().value();
        var ago = Lengths.find(text);
        if (ago.isPresent()) {
            return clock.instant().minus(ago.get());
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException other) {
            throw Lengths.refused(
                    setting.get(), "a length of time (30s, 5m, 2h, 1d) or an instant (2026-01-31T12:00:00Z)", "logs");
        }
    }

    /**
     * Tells lines.
     *
     * @param functions their names on Lambda
     * @param filter a filter pattern of CloudWatch Logs; empty for all
     * @param follow goes on until the process ends
     */
    void run(List<String> functions, Instant since, String filter, boolean follow) {
        var from = since;
        boolean any = show(functions, from, filter);
        if (!any && !follow) {
            console.line(
                    "Nothing was logged since " + since + (filter.isEmpty() ? "" : " that matches " + filter) + ".");
        }
        while (follow) {
            pause.forMillis(LOOK_AGAIN);
            var late = clock.instant().minus(LATE);
            from = late.isAfter(from) ? late : from;
            show(functions, from, filter);
        }
    }

    private boolean show(List<String> functions, Instant from, String filter) {
        var lines = new ArrayList<Line>();
        functions.forEach(function -> lines.addAll(lines(function, from, filter)));
        lines.sort(Comparator.comparing(Line::time));
        lines.forEach(line -> result.line(json ? line.object() : line.text(functions.size() > 1)));
        return !lines.isEmpty();
    }

    private List<Line> lines(String function, Instant from, String filter) {
        var lines = new ArrayList<Line>();
        var earlier = told.getOrDefault(function, Set.of());
        var now = new HashSet<String>();
        try {
            for (var page : logs.filterLogEventsPaginator(request -> request.logGroupName("/aws/lambda/" + function)
                    .startTime(from.toEpochMilli())
                    .filterPattern(filter.isEmpty() ? null : filter))) {
                for (FilteredLogEvent event : page.events()) {
                    now.add(event.eventId());
                    if (!earlier.contains(event.eventId())) {
                        lines.add(new Line(
                                Instant.ofEpochMilli(event.timestamp()),
                                function,
                                event.message().stripTrailing()));
                    }
                }
            }
        } catch (ResourceNotFoundException notYet) {
            return lines; // a function that has logged nothing may have no group
        }
        told.put(function, now);
        return lines;
    }

    /** The functions that are asked for. */
    static List<String> chosen(List<String> all, Optional<Setting> only, Target target) {
        var chosen = Versions.chosen(all, only.map(Setting::value), target);
        if (chosen.isEmpty()) {
            throw new UserError(
                    "the stack " + target.stack().value() + " has no function"
                            + only.map(name -> " '" + name.value() + "' (" + name.origin() + ")")
                                    .orElse("")
                            + (all.isEmpty() ? "" : ", but " + String.join(", ", all)),
                    target.command("deploy") + " deploys those of sosw.yml.",
                    "logs");
        }
        return chosen;
    }
}
