package io.sosw.local.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Router;
import io.sosw.local.wire.Served;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Every operation of Lambda through the SDK's client and the port: what is sent arrives, what is answered too. */
class RestJsonRoundTripTest {
    private final AtomicReference<Object> received = new AtomicReference<>();
    private final AtomicReference<Object> answer = new AtomicReference<>();

    @TestFactory
    Stream<DynamicTest> requestsAndAnswersArriveWhole() throws Exception {
        var service = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LambdaClient.class}, (proxy, method, arguments) -> {
                    received.set(arguments[0]);
                    return answer.get();
                });
        var mount = Mount.of(
                "lambda",
                "",
                new RestProtocol(new RestJsonDialect()),
                () -> new Served("lambda", LambdaClient.class, service));
        var gateway = Gateway.bind(0).serve(new Router(List.of(mount)), Controls.none(), new Random(1));
        var client = LambdaClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
        return new RestOperations(LambdaClient.class, (name, uri) -> uri)
                .all().stream()
                        .map(o -> DynamicTest.dynamicTest(o.name(), () -> roundTrip(client, o)))
                        .onClose(gateway::close);
    }

    private void roundTrip(LambdaClient client, RestOperation operation) throws Exception {
        var specimen = new Specimen(Set.of());
        var request = specimen.of(operation.builder());
        answer.set(specimen.of(builder(operation.call())));

        var result = operation.call().invoke(client, request);

        assertThat(received.get()).isEqualTo(request);
        assertThat(((SdkPojo) result).equalsBySdkFields(answer.get()))
                .as("%s instead of %s", result, answer.get())
                .isTrue();
    }

    private static SdkPojo builder(Method call) throws ReflectiveOperationException {
        return (SdkPojo) call.getReturnType().getMethod("builder").invoke(null);
    }
}
