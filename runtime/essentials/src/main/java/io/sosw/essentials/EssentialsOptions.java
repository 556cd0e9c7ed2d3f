package io.sosw.essentials;

import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options that all essentials share. */
public final class EssentialsOptions {
    /** The table of tasks. */
    public static final Option<String> TASKS_TABLE =
            Option.text("tasks_table", "Table of tasks, rosters and jobs.").orElse("sosw_tasks");

    /** The audit trail. */
    public static final Option<Optional<String>> META_TABLE = Option.text(
                    "meta_table", "Table of the audit trail; without it none is kept.")
            .optional();

    /** Settings in the Parameter Store. */
    public static final Option<Optional<String>> SETTINGS_PATH = Option.text(
                    "settings_path",
                    "Path in the Parameter Store that holds settings and labourers, such as /sosw/lab.")
            .optional();

    /** Settings in sosw's config table. */
    public static final Option<Optional<String>> CONFIG_TABLE = Option.text(
                    "config_table", "sosw's table of settings, if there is one.")
            .optional();

    /** The environment within that table. */
    public static final Option<String> CONFIG_ENVIRONMENT = Option.text(
                    "config_environment", "Environment within the config table.")
            .orElse("production");

    /** Settings said here, stronger than all others. */
    public static final Option<String> CUSTOM_SETTINGS = Option.text(
                    "custom_settings", "Settings as a JSON object; they win over all others.")
            .orElse("{}");

    /** Who is told of dead tasks. */
    public static final Option<Optional<String>> ALARM_TOPIC = Option.text(
                    "alarm_topic", "ARN of the SNS topic that is told of dead tasks.")
            .optional();

    /** Who is told of dead tasks. */
    public static final Option<Optional<String>> ALARM_FUNCTION = Option.text(
                    "alarm_function", "Function that is told of dead tasks.")
            .optional();

    /** Keys of the due index for each labourer. */
    public static final Option<Integer> SHARDS = Option.integer(
                    "task_shards", "Keys of the due index for each labourer: its peak tasks a second divided by 175.")
            .between(1, 1_000)
            .orElse(1);

    /** How long closed tasks stay. */
    public static final Option<Duration> KEEP_CLOSED = Option.duration(
                    "keep_closed", "How long closed tasks stay in the table.")
            .orElse(Duration.ofDays(30));

    /** How long the Orchestrator goes on. */
    public static final Option<Duration> RUN_FOR = Option.duration(
                    "run_for", "How long the Orchestrator passes over the labourers before it ends, at most.")
            .orElse(Duration.ofSeconds(55));

    /** Between two passes. */
    public static final Option<Duration> PASS_INTERVAL = Option.duration(
                    "pass_interval", "Between two passes of the Orchestrator.")
            .orElse(Duration.ofSeconds(5));

    /** Kept free at the end. */
    public static final Option<Duration> SHUTDOWN_PERIOD = Option.duration(
                    "shutdown_period", "Time kept free at the end of an invocation.")
            .orElse(Duration.ofSeconds(10));

    /** Settings are read again after it. */
    public static final Option<Duration> SETTINGS_FRESH = Option.duration(
                    "settings_fresh", "How long settings are used before they are read again.")
            .orElse(Duration.ofMinutes(1));

    /** Invocations at once. */
    public static final Option<Integer> IN_FLIGHT = Option.integer("in_flight", "Tasks that are handed over at once.")
            .between(1, 256)
            .orElse(16);

    private EssentialsOptions() {}

    /** All of them. */
    public static List<Option<?>> all() {
        return List.of(
                AwsOptions.REGION,
                TASKS_TABLE,
                META_TABLE,
                SETTINGS_PATH,
                CONFIG_TABLE,
                CONFIG_ENVIRONMENT,
                CUSTOM_SETTINGS,
                ALARM_TOPIC,
                ALARM_FUNCTION,
                SHARDS,
                KEEP_CLOSED,
                RUN_FOR,
                PASS_INTERVAL,
                SHUTDOWN_PERIOD,
                SETTINGS_FRESH,
                IN_FLIGHT);
    }
}
