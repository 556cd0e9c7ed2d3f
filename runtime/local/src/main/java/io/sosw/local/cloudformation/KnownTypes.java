package io.sosw.local.cloudformation;

import io.sosw.local.provision.RecordedType;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.types.ResourceTypes;
import io.sosw.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which resource types a template may name. */
final class KnownTypes {
    /** Services of AWS that the shim has nothing of: their resources are written down only. */
    private static final Pattern RECORDED = Pattern.compile("AWS::(?:ApiGateway|ApiGatewayV2|ApplicationAutoScaling"
            + "|AutoScaling|Batch|Budgets|CertificateManager|CloudFront|CloudTrail|CodeDeploy|Cognito|EC2|ECR|ECS|EFS"
            + "|ElastiCache|ElasticLoadBalancingV2|KMS|Kinesis|KinesisFirehose|Logs|Pipes|ResourceGroups|Route53"
            + "|Scheduler|ServiceDiscovery|StepFunctions|WAFv2|XRay|Events|CloudWatch|IAM|Lambda|RDS|S3|SecretsManager"
            + "|SSM|SES|Location)::[A-Z][A-Za-z0-9]+");

    private static final Map<String, ResourceType> MADE = ResourceTypes.known();

    private KnownTypes() {}

    static ResourceType of(String name) {
        var made = MADE.get(name);
        return made == null
                ? new RecordedType(name, "The shim knows no " + name + ": recorded, nothing was made")
                : made;
    }

    /** Types that neither are made nor belong to a service that is merely missing here. */
    static Set<String> unrecognized(Template template) {
        var names = new TreeSet<String>();
        template.resources().values().forEach(resource -> {
            if (!MADE.containsKey(resource.type())
                    && !RECORDED.matcher(resource.type()).matches()) {
                names.add(resource.type());
            }
        });
        return names;
    }

    /** The capabilities that a template asks its caller to acknowledge. */
    static List<String> capabilities(Template template) {
        var named = Map.of(
                "AWS::IAM::Role", "RoleName",
                "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
                "AWS::IAM::InstanceProfile", "InstanceProfileName",
                "AWS::IAM::User", "UserName",
                "AWS::IAM::Group", "GroupName");
        var needed = "";
        for (var resource : template.resources().values()) {
            if (resource.type().startsWith("AWS::IAM::")) {
                var name = named.get(resource.type());
                if (name != null && resource.properties().containsKey(name)) {
                    return List.of("CAPABILITY_NAMED_IAM");
                }
                needed = "CAPABILITY_IAM";
            }
        }
        return needed.isEmpty() ? List.of() : List.of(needed);
    }
}
