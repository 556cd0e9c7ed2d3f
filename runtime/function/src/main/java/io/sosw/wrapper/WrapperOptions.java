package io.sosw.wrapper;

import io.sosw.config.Option;
import io.sosw.log.LogFormat;
import io.sosw.log.LogLevel;
import java.util.List;
import java.util.Optional;

/** What may be set on the local and container wrapper itself. */
final class WrapperOptions {
    static final Option<Optional<String>> FUNCTION = Option.text(
                    "function", "Function to run; may be left out if sosw.yml declares only one.")
            .env("SOSW_FUNCTION")
            .optional();

    static final Option<Boolean> HELP = Option.flag("help", "Print this text and end.");

    static final Option<Boolean> CONFIG =
            Option.flag("config", "Print the effective values and their origins and end.");

    static final Option<Format> CONFIG_FORMAT =
            Option.choice("config_format", "How --config prints.", Format.class).orElse(Format.TEXT);

    static final Option<Optional<String>> EVENT = Option.text(
                    "event",
                    "Run once on this event and print the result: JSON, the name of a file, or - for standard"
                            + " input.")
            .optional();

    static final Option<Optional<String>> CONST_PATH = Option.text(
                    "const_path", "Another defaults file, compiled to JSON.")
            .optional();

    static final Option<LogFormat> LOG_FORMAT = Option.choice("log_format", "How a log record looks.", LogFormat.class)
            .env("AWS_LAMBDA_LOG_FORMAT")
            .orElse(LogFormat.TEXT);

    static final Option<LogLevel> LOG_LEVEL = Option.choice(
                    "log_level", "The least level that is logged.", LogLevel.class)
            .env("AWS_LAMBDA_LOG_LEVEL")
            .orElse(LogLevel.INFO);

    private WrapperOptions() {}

    static List<Option<?>> all() {
        return List.of(FUNCTION, EVENT, CONST_PATH, CONFIG, CONFIG_FORMAT, LOG_FORMAT, LOG_LEVEL, HELP);
    }

    /** How the configuration is printed. */
    enum Format {
        TEXT,
        JSON
    }
}
