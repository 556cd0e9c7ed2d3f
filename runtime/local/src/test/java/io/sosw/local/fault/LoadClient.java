package io.sosw.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.junit.LocalWorld;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** One client with keys of its own, which does random things over the port and knows what it may find. */
final class LoadClient {
    static final String NAME = "load";

    private static final int KEYS = 5;
    private final int number;
    private final Random random;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final String url;
    private final Messages messages;
    private final Possible items = new Possible();
    private final Possible counters = new Possible();
    private final Possible objects = new Possible();
    private final Possible parameters = new Possible();
    private int round;

    LoadClient(LocalWorld aws, int number, Messages messages) {
        this.number = number;
        this.messages = messages;
        this.random = new Random(number);
        this.dynamo = client(aws, DynamoDbClient.builder());
        this.s3 = client(aws, S3Client.builder());
        this.sqs = client(aws, SqsClient.builder());
        this.ssm = client(aws, SsmClient.builder());
        this.url =
                aws.client(SqsClient.class).getQueueUrl(r -> r.queueName(NAME)).queueUrl();
    }

    void step() {
        var key = number + "-" + random.nextInt(KEYS);
        var value = number + "/" + round++;
        switch (random.nextInt(14)) {
            case 0 ->
                items.change(
                        key, value, () -> dynamo.putItem(r -> r.tableName(NAME).item(item(key, value))));
            case 1 -> items.read(key, item(key));
            case 2 ->
                items.change(
                        key,
                        Possible.GONE,
                        () -> dynamo.deleteItem(r -> r.tableName(NAME).key(key(key))));
            case 3 -> claim(key, value);
            case 4 -> together(key, value);
            case 5 -> page();
            case 6 -> count("n" + key);
            case 7 ->
                objects.change(
                        key, value, () -> s3.putObject(r -> r.bucket(NAME).key(key), RequestBody.fromString(value)));
            case 8 -> objects.read(key, () -> object(key));
            case 9 ->
                objects.change(
                        key,
                        Possible.GONE,
                        () -> s3.deleteObject(r -> r.bucket(NAME).key(key)));
            case 10 -> list();
            case 11 ->
                parameters.change(
                        key,
                        value,
                        () -> ssm.putParameter(r ->
                                r.name("/" + key).value(value).type("String").overwrite(true)));
            case 12 -> parameters.read(key, () -> parameter(key));
            default -> exchange(value);
        }
    }

    /** A condition that fails says what is there. */
    private void claim(String key, String value) {
        try {
            items.change(
                    key,
                    value,
                    () -> dynamo.putItem(r ->
                            r.tableName(NAME).item(item(key, value)).conditionExpression("attribute_not_exists(k)")),
                    ConditionalCheckFailedException.class);
        } catch (ConditionalCheckFailedException e) {
            items.isThere(key);
        }
    }

    private void together(String key, String value) {
        var other = number + "-t";
        var writes = List.of(write(key, value), write(other, value));
        items.change(Set.of(key, other), value, () -> dynamo.transactWriteItems(r -> r.transactItems(writes)));
    }

    private static TransactWriteItem write(String key, String value) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName(NAME).item(item(key, value)))
                .build();
    }

    /** All of this client's items, through the index. */
    private void page() {
        items.readAll(() -> {
            var found = new java.util.HashMap<String, String>();
            dynamo.queryPaginator(r -> r.tableName(NAME)
                            .indexName("by-owner")
                            .limit(2)
                            .keyConditionExpression("o = :o")
                            .expressionAttributeValues(Map.of(":o", AttributeValue.fromS("" + number))))
                    .items()
                    .forEach(item -> found.put(item.get("k").s(), item.get("v").s()));
            return found;
        });
    }

    private void count(String key) {
        counters.add(key, () -> {
            var answer = dynamo.updateItem(r -> r.tableName(NAME)
                    .key(key(key))
                    .updateExpression("ADD c :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                    .returnValues("UPDATED_NEW"));
            return answer.attributes().get("c").n();
        });
    }

    private void list() {
        objects.readKeys(() -> {
            var found = new HashSet<String>();
            s3.listObjectsV2Paginator(r -> r.bucket(NAME).prefix(number + "-").maxKeys(2)).contents().stream()
                    .map(S3Object::key)
                    .forEach(found::add);
            return found;
        });
    }

    private void exchange(String body) {
        try {
            sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
            messages.sent(body);
            var bodies = new HashSet<String>();
            for (var message : sqs.receiveMessage(r -> r.queueUrl(url)).messages()) {
                messages.received(message.body());
                if (!bodies.add(message.body())) {
                    continue; // delivered twice, as was asked for
                }
                sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
                messages.deleted(message.body());
            }
        } catch (SdkException e) {
            assertThat(e).hasMessageContaining("asked for");
        }
    }

    private java.util.concurrent.Callable<String> item(String key) {
        return () -> {
            var item = dynamo.getItem(
                            r -> r.tableName(NAME).consistentRead(true).key(key(key)))
                    .item();
            return item.isEmpty() ? Possible.GONE : item.get("v").s();
        };
    }

    private String object(String key) {
        try {
            return s3.getObjectAsBytes(r -> r.bucket(NAME).key(key)).asUtf8String();
        } catch (NoSuchKeyException e) {
            return Possible.GONE;
        }
    }

    private String parameter(String key) {
        try {
            return ssm.getParameter(r -> r.name("/" + key)).parameter().value();
        } catch (ParameterNotFoundException e) {
            return Possible.GONE;
        }
    }

    private static Map<String, AttributeValue> key(String key) {
        return Map.of("k", AttributeValue.fromS(key));
    }

    private static Map<String, AttributeValue> item(String key, String value) {
        return Map.of(
                "k", AttributeValue.fromS(key),
                "v", AttributeValue.fromS(value),
                "o", AttributeValue.fromS(key.substring(0, key.indexOf('-'))));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            LocalWorld aws, B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
