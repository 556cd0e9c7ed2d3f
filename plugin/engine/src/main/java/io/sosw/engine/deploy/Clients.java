package io.sosw.engine.deploy;

import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services that a deployment talks to. Only CloudFormation's client is made before it is needed. */
record Clients(
        CloudFormationClient cloudFormation,
        Supplier<S3Client> s3,
        Supplier<StsClient> sts,
        Supplier<LambdaClient> lambda,
        Supplier<SqsClient> sqs,
        Supplier<CloudWatchClient> metrics,
        Supplier<CloudWatchLogsClient> logs,
        Supplier<String> region) {
    private static final String LOCAL_REGION = "us-east-1";

    static Clients of(Target target) {
        var cloudFormation = made(target, CloudFormationClient.builder());
        return new Clients(
                cloudFormation,
                () -> made(target, S3Client.builder()),
                () -> made(target, StsClient.builder()),
                () -> made(target, LambdaClient.builder()),
                () -> made(target, SqsClient.builder()),
                () -> made(target, CloudWatchClient.builder()),
                () -> made(target, CloudWatchLogsClient.builder()),
                () -> cloudFormation.serviceClientConfiguration().region().id());
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(Target target, B builder) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        target.region().ifPresent(region -> builder.region(Region.of(region.value())));
        target.endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint))
                        .region(Region.of(LOCAL_REGION))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder.build();
    }
}
