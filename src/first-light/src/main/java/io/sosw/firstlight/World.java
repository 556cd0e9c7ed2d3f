package io.sosw.firstlight;

import io.sosw.engine.run.ShimEndpoint;
import io.sosw.engine.run.ShimFolder;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.utils.Lazy;

/** A project's running shim as its clients see it; they are made when first needed, and kept as long as this process. */
public final class World {
    private final ShimEndpoint shim;
    private final Lazy<S3Client> s3;
    private final Lazy<SqsClient> sqs;
    private final Lazy<DynamoDbClient> dynamoDb;

    /**
     * @param shim what it has published
     */
    public World(ShimEndpoint shim) {
        this.shim = shim;
        this.s3 = new Lazy<>(() -> at(S3Client.builder().forcePathStyle(true)));
        this.sqs = new Lazy<>(() -> at(SqsClient.builder()));
        this.dynamoDb = new Lazy<>(() -> at(DynamoDbClient.builder()));
    }

    /** What the shim has published. */
    public ShimEndpoint shim() {
        return shim;
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C at(B builder) {
        return builder.endpointOverride(URI.create(shim.endpoint()))
                .region(Region.of(shim.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** The world of the project in the folder. */
    public static World of(Path project) {
        return new World(new ShimFolder(project)
                .live()
                .orElseThrow(() -> new IllegalStateException("no shim is running in " + project)));
    }

    /** Puts a file into a bucket. */
    public void upload(Path file, String bucket) {
        upload(file, bucket, String.valueOf(file.getFileName()));
    }

    /** Puts a file into a bucket under a key. */
    public void upload(Path file, String bucket, String key) {
        s3.getValue().putObject(request -> request.bucket(name(bucket)).key(key), file);
    }

    /** The keys below a prefix, 1,000 at most. */
    public List<String> keys(String bucket, String prefix) {
        return s3
                .getValue()
                .listObjectsV2(request -> request.bucket(name(bucket)).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** The names of all buckets. */
    public List<String> buckets() {
        return s3.getValue().listBuckets().buckets().stream().map(Bucket::name).toList();
    }

    /** All items of a table. */
    public List<Map<String, AttributeValue>> items(String table) {
        return dynamoDb
                .getValue()
                .scanPaginator(request -> request.tableName(name(table)).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    /** Sends a message to a queue. */
    public void send(String queue, String body) {
        sqs.getValue()
                .sendMessage(request -> request.queueUrl(resource(queue).ref()).messageBody(body));
    }

    /** Takes the messages of a queue; waits for the first for some seconds. */
    public List<String> take(String queue) {
        var url = resource(queue).ref();
        var messages = sqs.getValue()
                .receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(20))
                .messages();
        messages.forEach(message ->
                sqs.getValue().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        return messages.stream().map(Message::body).toList();
    }

    /** How many messages wait in a queue. */
    public int waiting(String queue) {
        var attribute = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        var answer = sqs.getValue()
                .getQueueAttributes(
                        request -> request.queueUrl(resource(queue).ref()).attributeNames(attribute));
        return Integer.parseInt(answer.attributes().getOrDefault(attribute, "0"));
    }

    /** The rows of a query, each as the texts of its columns. */
    public List<List<String>> rows(String query) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var connection = connect();
                var statement = connection.prepareStatement(query);
                var result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The name that clients use for a resource. */
    public String name(String logicalId) {
        return resource(logicalId).physicalName();
    }

    private ShimEndpoint.Resource resource(String logicalId) {
        Map<String, ShimEndpoint.Resource> resources = shim.resources();
        return Objects.requireNonNull(resources.get(logicalId), logicalId);
    }

    private Connection connect() throws SQLException {
        var sql = Objects.requireNonNull(shim.sql(), "no database");
        var url = "jdbc:mariadb://" + sql.host() + ":" + sql.port() + "/" + sql.database();
        return DriverManager.getConnection(url, sql.user(), sql.password());
    }
}
