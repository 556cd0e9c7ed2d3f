package io.sosw.engine.event;

import io.sosw.engine.project.Nearest;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All samples, each a file beside this class. */
public final class Samples {
    private static final List<String> NAMES = List.of(
            "s3-put",
            "s3-delete",
            "s3-in-sqs",
            "s3-in-sns",
            "s3-in-sns-in-sqs",
            "s3-in-eventbridge",
            "sqs",
            "sqs-fifo",
            "sns",
            "sns-notification",
            "sns-in-sqs",
            "dynamodb",
            "eventbridge",
            "schedule",
            "scheduler",
            "apigateway-v1",
            "apigateway-v2",
            "url",
            "alb",
            "kinesis",
            "firehose",
            "logs",
            "ses",
            "cognito",
            "step-functions");

    private static final String DOCS = "event-sample";
    private static final Map<String, Sample> ALL = read();

    private Samples() {}

    /** By name, in the order of a list for people. */
    public static Map<String, Sample> all() {
        return ALL;
    }

    /**
     * The sample that a setting names.
     *
     * @throws UserError with the nearest name if there is none
     */
    public static Sample named(Setting setting) {
        var sample = ALL.get(setting.value());
        if (sample == null) {
            throw new UserError(
                    "there is no sample event '" + setting.value() + "' (" + setting.origin() + ")"
                            + Nearest.suggestion(setting.value(), ALL.keySet()),
                    "mvn sosw:event lists them, with their options.",
                    DOCS);
        }
        return sample;
    }

    /**
     * Fails on an option that the sample does not have.
     *
     * @param typed names of options without {@code sosw.}
     */
    public static void requireKnown(Sample sample, Set<String> typed) {
        for (String option : typed) {
            if (!sample.options().containsKey(option)) {
                throw new UserError(
                        "the sample '" + sample.name() + "' has no option '" + option + "' (-Dsosw." + option + ")"
                                + Nearest.suggestion(option, sample.options().keySet()),
                        "mvn sosw:event lists the samples with their options.",
                        DOCS);
            }
        }
    }

    private static Map<String, Sample> read() {
        var all = new LinkedHashMap<String, Sample>();
        var files = new LinkedHashMap<String, Map<?, ?>>();
        NAMES.forEach(name -> files.put(name, file(name)));
        files.forEach((name, file) -> {
            var event = (Map<?, ?>) file.get("event");
            var options = options(file);
            inherit(event, files, options, Set.of());
            all.put(name, new Sample(name, String.valueOf(file.get("about")), options, event));
        });
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, String> options(Map<?, ?> file) {
        var options = new LinkedHashMap<String, String>();
        ((Map<?, ?>) file.get("options"))
                .forEach((name, value) -> options.put(String.valueOf(name), String.valueOf(value)));
        return options;
    }

    /** What is included brings its options along, but for those that are given there. */
    private static void inherit(
            Map<?, ?> event, Map<String, Map<?, ?>> files, Map<String, String> options, Set<?> given) {
        if (event.get("$include") instanceof String name) {
            var with = event.get("with") instanceof Map<?, ?> map ? map : Map.of();
            var inner = new LinkedHashMap<String, String>(options(files.get(name)));
            inner.keySet().removeAll(with.keySet());
            with.values().forEach(value -> {
                if (value instanceof Map<?, ?> map) {
                    inherit(map, files, inner, Set.of());
                }
            });
            inner.forEach(options::putIfAbsent);
            options.keySet().removeAll(given);
        } else if (event.get("$text") instanceof Map<?, ?> text) {
            inherit(text, files, options, given);
        }
    }

    private static Map<?, ?> file(String name) {
        try (var in = Samples.class.getResourceAsStream(name + ".json")) {
            return Json.read(in.readAllBytes(), Map.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
