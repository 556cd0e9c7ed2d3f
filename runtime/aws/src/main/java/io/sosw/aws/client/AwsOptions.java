package io.sosw.aws.client;

import io.sosw.config.Option;
import java.util.List;
import java.util.Optional;

/** Where the services of AWS are. {@code AWS_ENDPOINT_URL} is honoured by the SDK itself; what is given here wins. */
public final class AwsOptions {
    /** The region. */
    public static final Option<String> REGION = Option.text("region", "Region of AWS.")
            .env("AWS_REGION", "AWS_DEFAULT_REGION")
            .orElse("us-east-1");

    /** S3. */
    public static final Option<Optional<String>> S3_ENDPOINT =
            Option.text("s3_endpoint", "URL of S3, for example of the shim.").optional();

    /** SQS. */
    public static final Option<Optional<String>> SQS_ENDPOINT =
            Option.text("sqs_endpoint", "URL of SQS, for example of the shim.").optional();

    private AwsOptions() {}

    /** What a context that uses S3 declares. */
    public static List<Option<?>> ofS3() {
        return List.of(REGION, S3_ENDPOINT);
    }

    /** What a context that uses SQS declares. */
    public static List<Option<?>> ofSqs() {
        return List.of(REGION, SQS_ENDPOINT);
    }
}
