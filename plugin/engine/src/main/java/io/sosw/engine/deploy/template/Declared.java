package io.sosw.engine.deploy.template;

import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How resources that functions name are referred to: those of the template by their logical ids, others by ARN or name. */
final class Declared {
    private static final String HERE = ":${AWS::Region}:${AWS::AccountId}:";
    /** The secret of a database whose password RDS manages. */
    static final String MASTER_SECRET = "MasterUserSecret.SecretArn";

    private final Map<String, Object> resources;

    Declared(Map<String, Object> resources) {
        this.resources = resources;
    }

    boolean has(String logicalId) {
        return resources.containsKey(logicalId);
    }

    /** The ARN of a queue, table or bucket. */
    Object arn(String resource) {
        return attribute(resource, "Arn");
    }

    Object attribute(String resource, String attribute) {
        return has(resource) ? Cfn.attribute(resource, attribute) : external(resource);
    }

    /** What {@code Ref} gives, which for topics, aliases and secrets is the ARN. */
    Object refOrName(String resource) {
        return has(resource) ? Cfn.ref(resource) : external(resource);
    }

    private static Object external(String resource) {
        if (resource.startsWith("arn:")) {
            return resource;
        }
        throw new UserError(
                "'" + resource + "' (sosw.yml) is neither a resource of template.yaml nor an ARN",
                "declare it in template.yaml, or write its whole ARN.",
                "deploy-template");
    }

    Object objects(String bucket) {
        return has(bucket) ? Cfn.sub("${" + bucket + ".Arn}/*") : external(bucket) + "/*";
    }

    List<Object> tableAndIndexes(String table) {
        var arns = new ArrayList<>(List.of(arn(table)));
        if (!has(table)) {
            return arns;
        }
        if (property(table, "GlobalSecondaryIndexes") != null || property(table, "LocalSecondaryIndexes") != null) {
            arns.add(Cfn.sub("${" + table + ".Arn}/index/*"));
        }
        return arns;
    }

    Object secret(String secret) {
        if (has(secret) || secret.startsWith("arn:")) {
            return refOrName(secret);
        }
        return Cfn.sub("arn:${AWS::Partition}:secretsmanager" + HERE + "secret:" + secret + "-??????");
    }

    Object parameter(String parameter) {
        if (parameter.startsWith("arn:")) {
            return parameter;
        }
        var name = has(parameter) ? property(parameter, "Name") : parameter;
        boolean rooted = name instanceof String text && text.startsWith("/");
        return Cfn.sub("arn:${AWS::Partition}:ssm" + HERE + "parameter" + (rooted ? "" : "/")
                + (has(parameter) ? "${" + parameter + "}" : parameter));
    }

    /** An address or domain that mails may come from. */
    Object identity(String identity) {
        if (identity.startsWith("arn:")) {
            return identity;
        }
        var name = has(identity) ? "${" + identity + "}" : identity;
        return Cfn.sub("arn:${AWS::Partition}:ses" + HERE + "identity/" + name);
    }

    /** Whether a database of the template leaves its password to RDS. */
    boolean managesPassword(String database) {
        var managed = property(database, "ManageMasterUserPassword");
        return Boolean.TRUE.equals(managed) || "true".equals(managed);
    }

    /** A property of a resource as the template has it. */
    @Nullable
    Object property(String logicalId, String name) {
        var resource = (Map<?, ?>) resources.get(logicalId);
        return resource != null && resource.get("Properties") instanceof Map<?, ?> properties
                ? properties.get(name)
                : null;
    }
}
