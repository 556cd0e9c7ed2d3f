package io.sosw.bench.peers;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * An implementation of one service.
 *
 * @param service for example {@code sqs}
 * @param name whose it is; ours is {@code shim}
 */
record Peer(String service, String name, URI endpoint) {

    /** Those of the service in arguments of the form {@code sqs:shim=http://127.0.0.1:1}; ours is the first. */
    static List<Peer> of(String service, String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(service + ":"))
                .map(argument -> argument.split("[:=]", 3))
                .map(parts -> new Peer(parts[0], parts[1], URI.create(parts[2])))
                .sorted((a, b) -> Boolean.compare(b.name.equals("shim"), a.name.equals("shim")))
                .toList();
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
