package io.sosw.engine.event;

import io.sosw.engine.project.Nearest;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** One by its exact name. */
    static Sample included(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static Map<String, Sample> read() {
        var files = new LinkedHashMap<String, SampleFile>();
        NAMES.forEach(name -> files.put(name, SampleFile.read(name)));
        var all = new LinkedHashMap<String, Sample>();
        files.forEach((name, file) ->
                all.put(name, new Sample(name, file.about(), SampleFile.options(file, files), file.event())));
        return Collections.unmodifiableMap(all);
    }
}
