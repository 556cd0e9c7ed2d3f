package io.sosw.local.shim;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Clients of an AWS at an address, where the shim has its own services; each is made when first asked for. */
final class RemoteClients {
    private final URI endpoint;
    private final String region;
    private final Map<Class<?>, Supplier<?>> byInterface = new HashMap<>();
    private final Map<Class<?>, Object> made = new HashMap<>();

    private RemoteClients(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
        offer(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
        offer(CloudWatchClient.class, CloudWatchClient::builder);
        offer(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
        offer(DynamoDbClient.class, DynamoDbClient::builder);
        offer(EcsClient.class, EcsClient::builder);
        offer(EventBridgeClient.class, EventBridgeClient::builder);
        offer(IamClient.class, IamClient::builder);
        offer(LambdaClient.class, LambdaClient::builder);
        offer(S3Client.class, S3Client::builder);
        offer(SchedulerClient.class, SchedulerClient::builder);
        offer(SecretsManagerClient.class, SecretsManagerClient::builder);
        offer(SnsClient.class, SnsClient::builder);
        offer(SqsClient.class, SqsClient::builder);
        offer(SsmClient.class, SsmClient::builder);
    }

    /** By the SDK's client interfaces. */
    static Map<Class<?>, Supplier<?>> of(URI endpoint, String region) {
        return new RemoteClients(endpoint, region).byInterface;
    }

    private <C> void offer(Class<C> api, Supplier<? extends AwsClientBuilder<?, C>> builder) {
        byInterface.put(api, () -> client(api, builder));
    }

    private synchronized Object client(Class<?> api, Supplier<? extends AwsClientBuilder<?, ?>> builder) {
        return made.computeIfAbsent(api, missing -> {
            var configured = builder.get();
            configured
                    .endpointOverride(endpoint)
                    .region(Region.of(region))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
            return configured.build();
        });
    }
}
