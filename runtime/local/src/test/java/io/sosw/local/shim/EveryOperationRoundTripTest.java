package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Router;
import io.sosw.local.wire.Served;
import io.sosw.local.world.TestWorlds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Every operation of every client interface that the shim serves, both ways over the port: AWS's own marshallers write
 * the request and read the answer, every member filled, streams included. A new version of the SDK shows its
 * differences here at once, and a new service is taken without a line.
 */
@Tag("jdk-neutral")
class EveryOperationRoundTripTest {
    /** Of S3's client, but signed for other services: S3 Express and Object Lambda. */
    private static final Set<String> ELSEWHERE = Set.of("ListDirectoryBuckets", "WriteGetObjectResponse");

    private static final String SENT = "the body sent";
    private static final String ANSWERED = "a body, too  ";

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicTest> requestsAndAnswersArriveWhole() {
        var services = new LocalServices(TestWorlds.real(), URI.create("http://127.0.0.1:1"), directory);
        return services.mounts().stream()
                .filter(mount ->
                        SdkClient.class.isAssignableFrom(mount.service().get().api()))
                .map(mount ->
                        DynamicTest.dynamicTest(mount.service().get().api().getSimpleName(), () -> roundTrips(mount)))
                .onClose(services::close);
    }

    private static void roundTrips(Mount mount) throws Exception {
        var api = mount.service().get().api();
        var service = new Echo();
        var client = Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> {
            return service.answer(arguments == null ? new Object[0] : arguments);
        });
        var failures = new ArrayList<String>();
        var operations = ClientOperation.of(api);
        var echoed = new Mount(
                mount.scope(),
                mount.target(),
                mount.version(),
                mount.path(),
                mount.bodyLimit(),
                mount.protocol(),
                () -> new Served(mount.scope(), api, client));
        try (var gateway = Gateway.bind(0).serve(new Router(List.of(echoed)), Controls.none(), new Random(1))) {
            var sdk = sdk(api, gateway.endpoint());
            for (var operation : operations) {
                if (ELSEWHERE.contains(operation.name())) {
                    continue;
                }
                var difference = service.difference(operation, sdk);
                if (difference != null) {
                    failures.add(operation.name() + " " + difference);
                }
            }
        }
        assertThat(operations).hasSizeGreaterThan(3);
        assertThat(failures).isEmpty();
    }

    private static Object sdk(Class<?> api, URI endpoint) throws ReflectiveOperationException {
        return build((AwsClientBuilder<?, ?>) api.getMethod("builder").invoke(null), endpoint);
    }

    private static <B extends AwsClientBuilder<B, C>, C> Object build(AwsClientBuilder<B, C> builder, URI endpoint) {
        if (builder instanceof SqsClientBuilder sqs) {
            sqs.checksumValidationEnabled(false);
        }
        ((AwsSyncClientBuilder<?, ?>) builder).httpClient(UrlConnectionHttpClient.create());
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    /** Keeps what arrives and answers what is wanted. */
    private static final class Echo {
        private @Nullable SdkPojo answer;
        private @Nullable Object received;
        private String body = "";

        private Object answer(Object[] arguments) throws Exception {
            received = arguments[0];
            Object result = answer;
            for (var argument : List.of(arguments).subList(1, arguments.length)) {
                if (argument instanceof RequestBody sent) {
                    body = read(sent);
                } else if (argument instanceof ResponseTransformer<?, ?> transformer) {
                    result = transformed(transformer);
                }
            }
            return result;
        }

        @SuppressWarnings("unchecked") // whoever asks for an operation's stream takes that operation's answer
        private <T> Object transformed(ResponseTransformer<T, ?> transformer) throws Exception {
            var stream = new ByteArrayInputStream(ANSWERED.getBytes(StandardCharsets.UTF_8));
            return transformer.transform((T) answer, AbortableInputStream.create(stream));
        }

        private static String read(RequestBody sent) throws IOException {
            try (var stream = sent.contentStreamProvider().newStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        /** What did not arrive as it was sent, or null. */
        private @Nullable String difference(ClientOperation operation, Object sdk) throws ReflectiveOperationException {
            var service = operation.method().getDeclaringClass().getSimpleName();
            var specimens =
                    new Specimens(operation.name().hashCode(), depth(service), fixed(service, operation.name()));
            var request = specimens.filled(operation.newRequest());
            answer = specimens.filled(operation.newAnswer());
            received = null;
            body = "";
            try {
                var reply = operation.call(sdk, request, SENT);
                var takesBody = List.of(operation.method().getParameterTypes()).contains(RequestBody.class);
                if (!request.equalsBySdkFields(received)) {
                    return "request:\n" + request + "\n" + received;
                } else if (!answer.equalsBySdkFields(reply.answer())) {
                    return "answer:\n" + answer + "\n" + reply.answer();
                } else if (takesBody && !body.equals(SENT)) {
                    return "body: " + body;
                } else if (operation.streamsOut() && !reply.body().equals(ANSWERED)) {
                    return "answered body: " + reply.body();
                }
                return null;
            } catch (Throwable e) {
                return "failed: " + e;
            }
        }
    }

    /** As deep as what the SDK's marshallers demand; items of DynamoDB hold each other, so they end earlier. */
    private static int depth(String service) {
        return service.equals("S3Client") ? 8 : 4;
    }

    /** Members that cannot hold anything: the SDK reads their values itself, or refuses them. */
    private static Map<String, Object> fixed(String service, String operation) {
        var fixed = new HashMap<String, Object>();
        if (service.equals("S3Client")) {
            fixed.put("Bucket", "a-bucket");
            fixed.put("ChecksumAlgorithm", "CRC32");
            fixed.put("ContentLength", (long) SENT.length());
            fixed.put("ContentMD5", Specimens.NONE);
            fixed.put("Expires", Instant.parse("2026-11-27T10:00:00Z")); // one header for both members
            fixed.put("ExpiresString", "Fri, 27 Nov 2026 10:00:00 GMT");
            fixed.put("DestinationBucket", "a-bucket");
            Stream.of("SourceBucket", "SourceKey", "SourceVersionId") // the SDK makes CopySource of them
                    .forEach(name -> fixed.put(name, Specimens.NONE));
            Stream.of("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256")
                    .forEach(name -> fixed.put("Checksum" + name, Specimens.NONE)); // the SDK checks and makes them
        }
        if (List.of("PutEvents", "SendEmail", "SendBulkEmail").contains(operation)) {
            fixed.put("EndpointId", Specimens.NONE); // asks for a signer in native code
        }
        return fixed;
    }
}
