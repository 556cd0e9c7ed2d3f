package io.sosw.engine.add;

import io.sosw.engine.project.Nearest;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What makes a new function run, and all that follows from it. */
enum Kind {
    SQS("work", "sqs", "body", "queue: ${Id}Queue, batch: 10"),
    S3("object", "s3-put", "", "bucket: ${Id}Bucket"),
    SNS("work", "sns", "message", "topic: ${Id}Topic"),
    DYNAMODB("changes", "dynamodb", "", "table: ${Id}Table"),
    SCHEDULE("schedule", "schedule", "", "schedule: rate(1 hour)"),
    EVENTBRIDGE("work", "eventbridge", "detail", "eventbridge: {source: [com.acme.orders]}"),
    URL("url", "url", "", "url: iam"),
    NONE("work", "", "", "");

    /** The unit of work of the samples. */
    static final Map<String, Object> WORK = Map.of("id", "1");

    private final String code;
    private final String sample;
    private final String carrier;
    private final String trigger;

    /**
     * @param code name of the templates of class and test
     * @param sample name of the sample event; empty for the bare unit of work
     * @param carrier the sample's option that holds the unit of work
     * @param trigger as {@code sosw.yml} has it; the resource's logical id, if any, begins with the function's
     */
    Kind(String code, String sample, String carrier, String trigger) {
        this.code = code;
        this.sample = sample;
        this.carrier = carrier;
        this.trigger = trigger;
    }

    static Kind of(Setting setting) {
        var names = Stream.of(values()).map(Kind::toString).toList();
        if (!names.contains(setting.value())) {
            throw new UserError(
                    "there is no trigger '" + setting.value() + "' (" + setting.origin() + ")"
                            + Nearest.suggestion(setting.value(), names),
                    "type -Dsosw.trigger= and one of " + String.join(", ", names) + ".",
                    "add-function");
        }
        return valueOf(setting.value().toUpperCase(Locale.ROOT));
    }

    String code() {
        return code;
    }

    String sample() {
        return sample;
    }

    String carrier() {
        return carrier;
    }

    String trigger() {
        return trigger;
    }

    /** Whether the template must declare a resource for it. */
    boolean needsResources() {
        return trigger.contains("${Id}");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
