package io.sosw.aws.client;

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.error.UserError;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds clients. Costly: a context makes them once, in the process's part of its factory. */
public final class AwsClients {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** Longer than the longest poll of SQS, 20 s. */
    private static final Duration READ = Duration.ofSeconds(25);

    /** The JDK's name of it. */
    private static final String KEPT_OPEN = "http.maxConnections";

    private static final Duration SQS_CALL = Duration.ofSeconds(60);
    private static final Duration S3_CALL = Duration.ofMinutes(5);

    private AwsClients() {}

    /** S3; {@code config} holds {@link AwsOptions#ofS3()}. */
    public static S3Client s3(Config config) {
        var endpoint = config.get(AwsOptions.S3_ENDPOINT);
        var builder = S3Client.builder().forcePathStyle(endpoint.isPresent() ? Boolean.TRUE : null);
        return configured(builder, config, AwsOptions.S3_ENDPOINT, S3_CALL).build();
    }

    /** SQS; {@code config} holds {@link AwsOptions#ofSqs()}. */
    public static SqsClient sqs(Config config) {
        return configured(SqsClient.builder(), config, AwsOptions.SQS_ENDPOINT, SQS_CALL)
                .build();
    }

    /**
     * The builder of any service with region, HTTP client, timeouts and attempts set: three attempts, no read longer than
     * 25 s. {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} are honoured by the SDK.
     *
     * @param config holds {@link AwsOptions#REGION}
     * @param call the most that a call may take, with all attempts
     */
    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Config config, Duration call) {
        return configured(builder, config, call, READ, AwsRetryStrategy.standardRetryStrategy());
    }

    /** The same for calls that must never be repeated by the SDK, and for answers that may take as long as the call. */
    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configuredOnce(
            B builder, Config config, Duration call) {
        return configured(builder, config, call, call, AwsRetryStrategy.doNotRetry());
    }

    /**
     * Lets as many connections to a host stay open between calls as threads use it. The JDK keeps five and closes the
     * others, which is a TLS handshake for each further call. Works before the first call; a value that the user has set
     * stays.
     */
    public static void keepOpen(int connections) {
        if (System.getProperty(KEPT_OPEN) == null) {
            System.setProperty(KEPT_OPEN, Integer.toString(connections));
        }
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Config config, Duration call, Duration read, RetryStrategy retries) {
        return builder.region(Region.of(config.get(AwsOptions.REGION)))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(read))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(call)
                        .retryStrategy(retries)
                        .build());
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, Config config, Option<Optional<String>> endpoint, Duration call) {
        var configured = configured(builder, config, call);
        config.get(endpoint).ifPresent(url -> configured.endpointOverride(uri(url, config, endpoint)));
        return configured;
    }

    private static URI uri(String url, Config config, Option<?> option) {
        if (url.startsWith("http://") || url.startsWith("https://")) {
            try {
                return URI.create(url);
            } catch (IllegalArgumentException e) {
                throw notAUrl(url, config, option);
            }
        }
        throw notAUrl(url, config, option);
    }

    private static UserError notAUrl(String url, Config config, Option<?> option) {
        return new UserError(
                "The endpoint '" + url + "' (" + option + ", "
                        + config.origin(option).text() + ") is no URL",
                "give one such as http://127.0.0.1:4566.",
                "endpoint");
    }
}
