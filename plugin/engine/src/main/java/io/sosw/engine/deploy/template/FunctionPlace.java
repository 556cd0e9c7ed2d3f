package io.sosw.engine.deploy.template;

import io.sosw.engine.project.VpcSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How functions run on Lambda in one environment.
 *
 * @param image instead of the zip
 * @param network that they reach
 */
public record FunctionPlace(Optional<ContainerImage> image, VpcSettings network) {
    /** From the zip, in no network of the account. */
    public static final FunctionPlace USUAL = new FunctionPlace(Optional.empty(), VpcSettings.NONE);

    private static final List<String> INTERFACES = List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    /** What the function runs, and on which processors. */
    void code(Map<String, Object> properties, Artefacts artefacts) {
        var zip = artefacts.function();
        if (image.isPresent()) {
            properties.put("PackageType", "Image");
            properties.put("Architectures", List.of(image.get().architecture()));
            properties.put("Code", Cfn.map("ImageUri", image.get().uri()));
            return;
        }
        properties.put("Runtime", zip.runtime());
        properties.put("Architectures", List.of(zip.architecture()));
        properties.put("Handler", zip.handler().orElse(""));
        properties.put("Code", Cfn.map("S3Bucket", Cfn.ref(Names.BUCKET_PARAMETER), "S3Key", Names.key(zip)));
        artefacts.layer().ifPresent(layer -> properties.put("Layers", List.of(Cfn.ref(LayerResource.id(layer)))));
    }

    Map<String, Object> vpc() {
        return Cfn.map("SubnetIds", network.subnets(), "SecurityGroupIds", network.securityGroups());
    }

    /**
     * What Lambda itself does in the function's name to reach the network: EC2 knows no narrower resources for it. The
     * function's own code is forbidden to do so, as AWS advises.
     */
    List<Map<String, Object>> statements(String function) {
        if (network.subnets().isEmpty()) {
            return List.of();
        }
        return List.of(
                Cfn.map("Effect", "Allow", "Action", INTERFACES, "Resource", "*"),
                Cfn.map(
                        "Effect",
                        "Deny",
                        "Action",
                        INTERFACES,
                        "Resource",
                        "*",
                        "Condition",
                        Cfn.map("ArnEquals", Cfn.map("lambda:SourceFunctionArn", List.of(Names.arn(function, ""))))));
    }
}
