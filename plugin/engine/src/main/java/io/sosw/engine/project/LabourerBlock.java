package io.sosw.engine.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code labourer:} of a function: the settings of the orchestration under sosw's names, and where they are
 * registered. What it means is the essentials' to know; a name or a number that they would refuse is refused here, with
 * its line.
 */
final class LabourerBlock {
    /** Where the essentials look for labourers, unless said otherwise. */
    static final String PATH = "/sosw";

    static final String TABLE = "sosw_tasks";

    private static final String[] NAMES = {
        "id",
        "settings_path",
        "tasks_table",
        "meta_table",
        "lane",
        "queue",
        "close",
        "max_simultaneous_invocations",
        "max_attempts",
        "duration",
        "max_duration",
        "cooldown",
        "backoff",
        "health_metrics"
    };
    private static final List<String> COUNTS = List.of("max_simultaneous_invocations", "max_attempts");
    private static final List<String> TIMES = List.of("duration", "max_duration", "cooldown");

    private LabourerBlock() {}

    /**
     * @param function its name is the labourer's unless {@code id} says another
     * @param timeout of the function, in seconds; an attempt lasts no longer
     */
    static Map<String, Object> read(String function, int timeout, Block block, Findings findings) {
        block.only(NAMES);
        COUNTS.forEach(name -> block.integer(name, 1, 1, 100_000));
        for (String name : TIMES) {
            var text = block.text(name);
            if (text != null && !text.matches("\\d+(ms|[smhd])?|P.+")) {
                findings.add(
                        block.lineOf(name),
                        "'" + name + "' of the labourer '" + function
                                + "' must be a duration such as 90s or 15m, found '" + text + "'");
            }
        }
        var labourer = new LinkedHashMap<String, Object>();
        labourer.put("id", function);
        labourer.put("settings_path", PATH);
        labourer.put("tasks_table", TABLE);
        labourer.put("duration", timeout + "s");
        labourer.putAll(Scalars.map(block, findings));
        var id = String.valueOf(labourer.get("id"));
        if (!id.matches("[A-Za-z0-9_.-]{1,64}")) {
            findings.add(
                    block.lineOf("id"),
                    "'" + id + "' cannot be a labourer's id; letters, digits, ., - and _, at most 64");
        }
        var path = String.valueOf(labourer.get("settings_path"));
        if (!path.matches("(/[A-Za-z0-9_.${}-]+)+")) {
            findings.add(
                    block.lineOf("settings_path"),
                    "settings_path '" + path + "' must be a path in the Parameter Store such as " + PATH);
        }
        return labourer;
    }
}
