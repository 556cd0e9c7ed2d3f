package io.sosw.local.seed;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Fills buckets, tables and queues from a folder: files of {@code s3/BUCKET/}, the array of objects in
 * {@code dynamodb/TABLE.json}, the array of bodies in {@code sqs/QUEUE.json}. Names are those of the template or the
 * resources' own.
 *
 * @param physical the resource's own name, for one of the template; any other name as it is
 */
public record Seeding(S3Client s3, DynamoDbClient dynamo, SqsClient sqs, UnaryOperator<String> physical) {

    /** What was put. */
    public record Seeded(int objects, int items, int messages) {
        private Seeded plus(Seeded more) {
            return new Seeded(objects + more.objects, items + more.items, messages + more.messages);
        }
    }

    /**
     * Puts tables and objects first and messages last: whoever reads a message finds what it speaks of.
     *
     * @throws UserError naming the file that cannot be put, and why
     */
    public Seeded from(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "there is no folder " + folder + " with data to seed",
                    "make it, or name another one of the project: mvn sosw:seed -Dsosw.seed=FOLDER",
                    "seed-folder");
        }
        var done = new Seeded(0, 0, 0);
        for (var file : files(folder.resolve("dynamodb"))) {
            done = done.plus(new Seeded(0, items(file), 0));
        }
        for (var bucket : files(folder.resolve("s3"))) {
            done = done.plus(new Seeded(objects(bucket), 0, 0));
        }
        for (var file : files(folder.resolve("sqs"))) {
            done = done.plus(new Seeded(0, 0, messages(file)));
        }
        return done;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    private int objects(Path bucket) throws IOException {
        try (var found = Files.walk(bucket)) {
            var files = found.filter(Files::isRegularFile).sorted().toList();
            for (var file : files) {
                var key = bucket.relativize(file).toString().replace('\\', '/');
                put(file, () -> s3.putObject(r -> r.bucket(name(bucket)).key(key), RequestBody.fromFile(file)));
            }
            return files.size();
        }
    }

    private int items(Path file) throws IOException {
        var entries = array(file);
        for (var entry : entries) {
            if (!(entry instanceof Map<?, ?> object)) {
                throw refused(file, "an item is an object");
            }
            put(file, () -> dynamo.putItem(r -> r.tableName(name(file)).item(PlainItem.of(object))));
        }
        return entries.size();
    }

    private int messages(Path file) throws IOException {
        var entries = array(file);
        for (var entry : entries) {
            var body = entry instanceof String text ? text : Json.write(entry);
            put(file, () -> {
                var url = sqs.getQueueUrl(r -> r.queueName(name(file))).queueUrl();
                sqs.sendMessage(
                        r -> r.queueUrl(url).messageBody(body).messageGroupId(url.endsWith(".fifo") ? "seed" : null));
            });
        }
        return entries.size();
    }

    private String name(Path file) {
        return physical.apply(String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""));
    }

    private static List<?> array(Path file) throws IOException {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof List<?> list) {
                return list;
            }
        } catch (JsonException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
        throw refused(file, "it is no array");
    }

    private static void put(Path file, Runnable call) {
        try {
            call.run();
        } catch (AwsServiceException e) {
            throw refused(file, e.awsErrorDetails().errorMessage());
        }
    }

    private static UserError refused(Path file, String why) {
        return new UserError(
                file + " cannot be seeded: " + why,
                "mend the file; files are s3/BUCKET/KEY, dynamodb/TABLE.json and sqs/QUEUE.json, the names those of "
                        + "template.yaml.",
                "seed-folder");
    }
}
