package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.CommandLine;
import io.sosw.local.world.TestWorlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** AWS's command line and boto3 against the port. */
@Tag("jdk-neutral")
class S3CommandLineTest {
    @TempDir
    Path directory;

    private final S3Fixture fixture = new S3Fixture(TestWorlds.real());
    private final S3Client s3 = fixture.client(S3Fixture.Way.IN_PROCESS);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theCommandLineCopiesSyncsAndRemoves() throws Exception {
        var big = new byte[20 << 20];
        new Random(2).nextBytes(big);
        Files.write(directory.resolve("big"), big);
        Files.createDirectories(directory.resolve("tree/a b"));
        Files.writeString(directory.resolve("tree/a b/ü.txt"), "one");
        Files.writeString(directory.resolve("tree/two.txt"), "two");

        CommandLine.commands("python3", fixture.endpoint(), directory, """
                s3 mb s3://b1-test
                s3 cp big s3://b1-test/big
                s3 cp s3://b1-test/big back
                s3 sync tree s3://b1-test/tree
                s3 sync s3://b1-test/tree again
                s3api head-object --bucket b1-test --key big => -3\\"
                s3 ls --recursive s3://b1-test/ => tree/a b/ü.txt
                s3 ls --recursive s3://b1-test/ => 20971520 big
                address <- s3 presign s3://b1-test/tree/two.txt
                open $address => two
                s3 rb --force s3://b1-test
                """);
        assertThat(directory.resolve("back")).hasBinaryContent(big);
        assertThat(directory.resolve("again/a b/ü.txt")).hasContent("one");
        assertThat(s3.listBuckets().buckets()).isEmpty();
    }

    @Test
    void boto3PutsGetsAndLists() throws Exception {
        s3.createBucket(r -> r.bucket("b1-test"));
        s3.putObject(r -> r.bucket("b1-test").key("x/y"), RequestBody.fromString("hello"));

        assertThat(CommandLine.python("python3", "boto3", fixture.endpoint(), directory, "", "-c", SCRIPT))
                .contains("ok");
    }

    private static final String SCRIPT = """
            import boto3, botocore, urllib.request
            s3 = boto3.client('s3')
            assert s3.get_object(Bucket='b1-test', Key='x/y', ChecksumMode='ENABLED')['Body'].read() == b'hello'
            s3.put_object(Bucket='b1-test', Key='p', Body=b'abc', Metadata={'Mixed': 'Case'}, Tagging='a=b')
            head = s3.head_object(Bucket='b1-test', Key='p', ChecksumMode='ENABLED')
            assert head['Metadata'] == {'mixed': 'Case'}, head
            assert head['ChecksumCRC32'] == 'NSRBwg==', head
            assert s3.get_object_tagging(Bucket='b1-test', Key='p')['TagSet'] == [{'Key': 'a', 'Value': 'b'}]
            s3.put_object(Bucket='b1-test', Key='c\\x01d', Body=b'')
            keys = [o['Key'] for p in s3.get_paginator('list_objects_v2').paginate(
                Bucket='b1-test', PaginationConfig={'PageSize': 2}) for o in p['Contents']]
            assert keys == ['c\\x01d', 'p', 'x/y'], keys
            try:
                s3.put_object(Bucket='b1-test', Key='p', Body=b'', IfNoneMatch='*')
                assert False
            except botocore.exceptions.ClientError as e:
                assert e.response['Error']['Code'] == 'PreconditionFailed'
            assert s3.get_bucket_location(Bucket='b1-test')['LocationConstraint'] is None
            s3.put_bucket_lifecycle_configuration(Bucket='b1-test', LifecycleConfiguration={'Rules': [
                {'ID': 'r', 'Status': 'Enabled', 'Filter': {'Prefix': 'tmp/'}, 'Expiration': {'Days': 3}}]})
            rule = s3.get_bucket_lifecycle_configuration(Bucket='b1-test')['Rules'][0]
            assert rule['Filter'] == {'Prefix': 'tmp/'} and rule['Expiration'] == {'Days': 3}, rule
            post = s3.generate_presigned_post('b1-test', 'form', Conditions=[['content-length-range', 1, 9]])
            body = b''.join(b'--B\\r\\nContent-Disposition: form-data; name="%s"\\r\\n\\r\\n%s\\r\\n'
                            % (k.encode(), v.encode()) for k, v in post['fields'].items())
            body += b'--B\\r\\nContent-Disposition: form-data; name="file"; filename="f"\\r\\n\\r\\nformed\\r\\n--B--\\r\\n'
            urllib.request.urlopen(urllib.request.Request(
                post['url'], body, {'Content-Type': 'multipart/form-data; boundary=B'}))
            assert s3.get_object(Bucket='b1-test', Key='form')['Body'].read() == b'formed'
            deleted = s3.delete_objects(Bucket='b1-test', Delete={'Objects': [{'Key': k} for k in keys[1:]]})
            assert len(deleted['Deleted']) == 2
            print('ok')
            """;
}
