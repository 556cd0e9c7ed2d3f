package io.sosw.local.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.local.junit.LocalAws;
import io.sosw.local.seed.Seeding.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

@LocalAws
class SeedingTest {
    @TempDir
    Path folder;

    private Seeding seeding;

    @BeforeEach
    void world(S3Client s3, DynamoDbClient dynamo, SqsClient sqs) {
        s3.createBucket(r -> r.bucket("raw-data"));
        sqs.createQueue(r -> r.queueName("jobs"));
        dynamo.createTable(r -> r.tableName("airports")
                .attributeDefinitions(a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH))
                .billingMode("PAY_PER_REQUEST"));
        seeding = new Seeding(s3, dynamo, sqs, name -> name.equals("RawData") ? "raw-data" : name);
    }

    @Test
    void aFolderFillsBucketsTablesAndQueues(S3Client s3, DynamoDbClient dynamo, SqsClient sqs) throws IOException {
        file("s3/RawData/2026/a.csv", "iata\n00M\n");
        file("dynamodb/airports.json", "[{\"id\":\"00M\",\"runways\":[1,2.5],\"open\":true,\"closed\":null}]");
        file("sqs/jobs.json", "[\"plain\",{\"a\":1}]");

        assertThat(seeding.from(folder)).isEqualTo(new Seeded(1, 1, 2));
        assertThat(s3.getObjectAsBytes(r -> r.bucket("raw-data").key("2026/a.csv"))
                        .asUtf8String())
                .isEqualTo("iata\n00M\n");
        assertThat(dynamo.getItem(r -> r.tableName("airports").key(Map.of("id", AttributeValue.fromS("00M"))))
                        .item())
                .containsEntry("closed", AttributeValue.fromNul(true))
                .containsEntry(
                        "runways",
                        AttributeValue.fromL(
                                java.util.List.of(AttributeValue.fromN("1"), AttributeValue.fromN("2.5"))));
        var url = sqs.getQueueUrl(r -> r.queueName("jobs")).queueUrl();
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                        .messages())
                .extracting(m -> m.body())
                .containsExactly("plain", "{\"a\":1}");
    }

    @Test
    void whatCannotBePutIsNamedByItsFile() throws IOException {
        refused(folder.resolve("nowhere"), "there is no folder");
        file("sqs/jobs.json", "{}");
        refused(folder, "jobs.json cannot be seeded: it is no array");
        file("sqs/jobs.json", "[");
        refused(folder, "jobs.json cannot be seeded: ");
        file("sqs/jobs.json", "[]");
        file("dynamodb/none.json", "[{\"id\":\"1\"}]");
        refused(folder, "none.json cannot be seeded: Requested resource not found");
        file("dynamodb/none.json", "[1]");
        refused(folder, "none.json cannot be seeded: an item is an object");
    }

    private void refused(Path from, String problem) {
        assertThatThrownBy(() -> seeding.from(from)).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.problem()).contains(problem);
            assertThat(e.docs()).isEqualTo("seed-folder");
        });
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
