package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what functions run, and in which network; and what becomes of data. */
class FunctionPlaceTest {
    private static final String URI = "000000000000.dkr.ecr.us-east-1.amazonaws.com/orders@sha256:" + "cd".repeat(32);

    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void project() throws IOException {
        cloud = new Cloud(folder);
    }

    private void pushed() throws IOException {
        cloud.replace(
                "target/sosw/artifacts.json",
                "]}",
                ",{\"kind\":\"image\",\"uri\":\"" + URI + "\",\"architecture\":\"x86_64\"}]}");
    }

    private void refused(String command, String... texts) {
        assertThatThrownBy(() -> cloud.run(command))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(texts));
    }

    @Test
    void anImageNeedsNeitherRuntimeNorHandler() throws Exception {
        cloud.commandLine.put("sosw.packageType", "image");
        refused("template", "an image in a registry is needed", "sosw:package-image");
        pushed();

        var printed = cloud.run("template").replaceAll("\\s", "");

        assertThat(printed)
                .contains("\"PackageType\":\"Image\"", "\"Code\":{\"ImageUri\":\"" + URI + "\"}", "[\"x86_64\"]")
                .doesNotContain("\"Runtime\"", "\"Handler\"", "S3Key");
    }

    @Test
    void whatRunsNoImagesSaysSo() throws Exception {
        pushed();
        cloud.write("env/lab.yml", "{packageType: image}\n");

        refused("deploy", "The local Lambda runs no images", "TakeOrdersFunction");
    }

    @Test
    void theShimRunsTheZipOfTheSameCode() throws Exception {
        cloud.commandLine.put("sosw.env", "local");
        cloud.commandLine.put("sosw.packageType", "image");

        assertThat(cloud.run("template")).contains("The shim runs no images", "\"Runtime\": \"java17\"");
    }

    @Test
    void anUnknownPackageTypeIsTold() {
        cloud.commandLine.put("sosw.packageType", "jar");
        refused("template", "sosw.packageType must be zip or image, found 'jar' (-Dsosw.packageType)");
    }

    @Test
    void aNetworkIsReachedByLambdaAndNotByTheCode() throws Exception {
        cloud.write("env/lab.yml", "{vpc: {subnets: [subnet-1, subnet-2], securityGroups: [sg-1]}}\n");

        var template = cloud.run("template").replaceAll("\\s", "");

        assertThat(template)
                .contains("\"VpcConfig\":{\"SubnetIds\":[\"subnet-1\",\"subnet-2\"],\"SecurityGroupIds\":[\"sg-1\"]}")
                .contains("\"Effect\":\"Deny\"", "\"lambda:SourceFunctionArn\"");
        // All that EC2 knows no narrower resource for, and nothing else.
        assertThat(template.split("\"Resource\":\"[*]\"", -1)).hasSize(3);
        assertThat(cloud.run("deploy")).contains("CREATE_COMPLETE");
        assertThat(cloud.run("deploy")).contains("Up to date");
    }

    @Test
    void aNetworkNeedsItsGroups() throws IOException {
        cloud.write("env/lab.yml", "vpc: {subnets: [subnet-1]}\n");
        refused("template", "env/lab.yml:1: vpc needs both subnets and securityGroups");
    }

    @Test
    void whatBecomesOfDataIsSaidAloud() throws Exception {
        cloud.replace(
                "template.yaml",
                "Resources:",
                "Resources:\n"
                        + "  Kept: {Type: AWS::S3::Bucket, DeletionPolicy: Retain}\n"
                        + "  Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: mariadb, DBInstanceClass:"
                        + " db.t4g.micro}}");
        cloud.commandLine.put("sosw.dryRun", "");

        assertThat(cloud.run("deploy"))
                .contains("Goes with the stack, data and all (DeletionPolicy: Retain would keep it): Orders, Rows.")
                .contains("Goes with the stack, and a snapshot stays (DeletionPolicy): Db.")
                .contains("Stays when the stack goes (DeletionPolicy): Kept.");
    }
}
