package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What people do past CloudFormation is told, with the way out. */
class ChangedByHandTest {
    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void project() throws Exception {
        cloud = new Cloud(folder);
        cloud.replace("template.yaml", "Resources:", """
            Resources:
              Raw: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${AWS::StackName}-raw"}}""");
        cloud.run("deploy");
    }

    @Test
    void aQueueThatIsGoneIsMadeAgainByHand() throws Exception {
        var sqs = cloud.services.get(SqsClient.class);
        var url = Stacks.resources(cloud.services.get(CloudFormationClient.class), Cloud.STACK).stream()
                .filter(resource -> resource.logicalResourceId().equals("Orders"))
                .findFirst()
                .orElseThrow()
                .physicalResourceId();
        sqs.deleteQueue(request -> request.queueUrl(url));
        assertThat(cloud.run("status")).contains("Orders: is no more, but the stack still holds it");

        cloud.replace("template.yaml", "VisibilityTimeout: 180", "VisibilityTimeout: 190");
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ended in UPDATE_ROLLBACK_FAILED")
                .hasMessageContaining("Fix: somebody has removed Orders (" + url
                        + ") past CloudFormation: make it again under that name, then deploy again.");
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Fix: bring Orders by hand to what it was, or leave it out of the rollback: aws"
                        + " cloudformation continue-update-rollback --stack-name orders-lab --resources-to-skip Orders;"
                        + " then mvn sosw:deploy -Dsosw.env=lab.");

        sqs.createQueue(request -> request.queueName(url.substring(url.lastIndexOf('/') + 1)));
        assertThat(cloud.run("deploy"))
                .contains("continuing its rollback first", "Deployed orders-lab: UPDATE_COMPLETE.");
    }

    @Test
    void aReplacedBucketThatIsNotEmptyStays() throws Exception {
        cloud.services
                .get(S3Client.class)
                .putObject(request -> request.bucket("orders-lab-raw").key("a"), RequestBody.fromString("a"));
        cloud.replace("template.yaml", "-raw", "-new");
        cloud.commandLine.put("sosw.allowReplacement", "");

        assertThat(cloud.run("deploy"))
                .contains("stays: AWS::S3::Bucket orders-lab-raw, which is no part of the stack any more: ")
                .doesNotContain("Cause:")
                .contains("Deployed orders-lab: UPDATE_COMPLETE.");
    }
}
