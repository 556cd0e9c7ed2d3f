package demo;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3. */
record S3Reports(S3Client s3, S3Presigner presigner, Duration expiry) implements Reports, AutoCloseable {

    static S3Reports open(Config config, Duration expiry) {
        var presigner = S3Presigner.builder().region(Region.of(config.get(AwsOptions.REGION)));
        config.get(AwsOptions.S3_ENDPOINT).ifPresent(url -> presigner
                .endpointOverride(URI.create(url))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build()));
        return new S3Reports(AwsClients.s3(config), presigner.build(), expiry);
    }

    @Override
    public Stream<String> keys(String bucket, String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key);
    }

    @Override
    public Stream<String> folders(String bucket, String prefix) {
        return s3
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix);
    }

    @Override
    public String link(String bucket, String key) {
        return presigner
                .presignGetObject(link -> link.signatureDuration(expiry)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toString();
    }

    @Override
    public void store(String bucket, String key, Path file, String contentType) {
        s3.putObject(put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromFile(file));
    }

    @Override
    public void close() {
        presigner.close();
        s3.close();
    }
}
