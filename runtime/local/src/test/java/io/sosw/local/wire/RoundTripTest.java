package io.sosw.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.wire.query.QueryProtocol;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Every operation of every served client, both ways over the port: AWS's own marshallers write the request and read the
 * answer. A new SDK version shows its differences here at once.
 */
class RoundTripTest {
    /** Operations whose members cannot all be set at once: the SDK itself refuses. */
    private static final Set<String> SDK_REFUSES = Set.of("PutEvents"); // EndpointId must be a host label

    static Stream<Arguments> services() {
        var json10 = JsonProtocol.of("1.0", "n");
        var json11 = JsonProtocol.of("1.1", "n");
        var query = QueryProtocol.of("urn:n");
        var cbor = new Negotiated(json10, new CborProtocol("n", c -> c), query);
        return Stream.of(
                Arguments.of(
                        "AmazonSQS",
                        json10,
                        SqsClient.class,
                        SqsClient.builder().checksumValidationEnabled(false)),
                Arguments.of("DynamoDB_20120810", json10, DynamoDbClient.class, DynamoDbClient.builder()),
                Arguments.of("AmazonSSM", json11, SsmClient.class, SsmClient.builder()),
                Arguments.of("secretsmanager", json11, SecretsManagerClient.class, SecretsManagerClient.builder()),
                Arguments.of("AWSEvents", json11, EventBridgeClient.class, EventBridgeClient.builder()),
                Arguments.of("Logs_20140328", json11, CloudWatchLogsClient.class, CloudWatchLogsClient.builder()),
                Arguments.of("GraniteServiceVersion20100801", cbor, CloudWatchClient.class, CloudWatchClient.builder()),
                Arguments.of("sns", query, SnsClient.class, SnsClient.builder()),
                Arguments.of("sts", query, StsClient.class, StsClient.builder()),
                Arguments.of("iam", query, IamClient.class, IamClient.builder()),
                Arguments.of("cloudformation", query, CloudFormationClient.class, CloudFormationClient.builder()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> void everyOperationGoesBothWays(
            String target, Protocol protocol, Class<C> api, B builder) throws Exception {
        var received = new AtomicReference<SdkPojo>();
        var answer = new AtomicReference<SdkPojo>();
        var service = Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> {
            received.set((SdkPojo) arguments[0]);
            return answer.get();
        });
        var scope = target.equals("GraniteServiceVersion20100801") ? "monitoring" : target;
        var mount = Mount.of(scope, target, protocol, () -> new Served(target, api, service))
                .withVersion("2011-06-15"); // STS takes unsigned requests
        var failures = new ArrayList<String>();
        try (var gateway = Gateway.bind(0).serve(new Router(List.of(mount)), Controls.none(), new Random(1))) {
            var client = client(builder, gateway);
            for (var operation : Operations.all(api).values()) {
                if (!SDK_REFUSES.contains(operation.name())) {
                    roundTrip(operation, api, client, received, answer, failures);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Gateway gateway) {
        return builder.endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    private static void roundTrip(
            Operation operation,
            Class<?> api,
            Object client,
            AtomicReference<SdkPojo> received,
            AtomicReference<SdkPojo> answer,
            List<String> failures)
            throws Exception {
        var specimens = new Specimens(operation.name().hashCode());
        var request = specimens.filled(operation.newRequest());
        answer.set(specimens.filled(responseBuilder(operation)));
        received.set(null);
        try {
            var name = operation.call().toString();
            var got = (SdkPojo) method(api, operation).invoke(client, request);
            if (!request.equalsBySdkFields(received.get())) {
                failures.add(operation.name() + " request: " + name + "\n" + request + "\n" + received.get());
            } else if (!answer.get().equalsBySdkFields(got)) {
                failures.add(operation.name() + " answer:\n" + answer.get() + "\n" + got);
            }
        } catch (InvocationTargetException e) {
            failures.add(operation.name() + " failed: " + e.getCause());
        }
    }

    private static SdkPojo responseBuilder(Operation operation) throws ReflectiveOperationException {
        return (SdkPojo)
                (SdkBuilder<?, ?>) operation.response().getMethod("builder").invoke(null);
    }

    private static java.lang.reflect.Method method(Class<?> api, Operation operation) {
        return Stream.of(api.getMethods())
                .filter(m -> m.getParameterCount() == 1
                        && m.getParameterTypes()[0] == operation.request()
                        && m.getReturnType() == operation.response())
                .findFirst()
                .orElseThrow();
    }
}
