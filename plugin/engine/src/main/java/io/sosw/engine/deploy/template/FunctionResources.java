package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is generated for one function, trigger aside. */
final class FunctionResources {
    private static final int RETENTION_DAYS = 30;
    private static final String VERSION_2012 = "2012-10-17";

    private final FunctionSpec function;
    private final Declared declared;
    private final Artefacts artefacts;
    private final Map<String, String> parameters;
    private final FunctionPlace place;
    private final String base;

    FunctionResources(
            FunctionSpec function,
            Declared declared,
            Artefacts artefacts,
            Map<String, String> parameters,
            FunctionPlace place) {
        this.place = place;
        this.function = function;
        this.declared = declared;
        this.artefacts = artefacts;
        this.parameters = parameters;
        this.base = Names.base(function.name());
    }

    Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.put(base + "Logs", logs());
        all.put(base + "Role", role());
        var statements = Statements.of(function, declared);
        if (!statements.isEmpty()) {
            all.put(base + "Policy", policy(statements));
        }
        var properties = function();
        all.put(base + "Function", Cfn.resource("AWS::Lambda::Function", properties));
        var version = base + "Version" + Fingerprint.of(properties, parameters);
        all.put(version, version());
        all.put(base + "Live", alias(version));
        all.put(base + "Invocation", invocation());
        return all;
    }

    private Map<String, Object> logs() {
        return Cfn.resource(
                "AWS::Logs::LogGroup",
                Cfn.map(
                        "LogGroupName",
                        Cfn.sub("/aws/lambda/${AWS::StackName}-" + function.name()),
                        "RetentionInDays",
                        RETENTION_DAYS));
    }

    private Map<String, Object> role() {
        var assume = Cfn.map(
                "Effect", "Allow",
                "Principal", Cfn.map("Service", "lambda.amazonaws.com"),
                "Action", "sts:AssumeRole");
        var write = Cfn.map(
                "Effect", "Allow",
                "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                "Resource", Cfn.attribute(base + "Logs", "Arn"));
        var policies = new ArrayList<Object>();
        policies.add(Cfn.map("PolicyName", "logs", "PolicyDocument", document(List.of(write))));
        var network = place.statements(function.name());
        if (!network.isEmpty()) { // Lambda looks for them when it makes the function
            policies.add(Cfn.map("PolicyName", "network", "PolicyDocument", document(network)));
        }
        return Cfn.resource(
                "AWS::IAM::Role", Cfn.map("AssumeRolePolicyDocument", document(List.of(assume)), "Policies", policies));
    }

    /** A resource of its own, so that a bucket may call the function that reads it without a circle. */
    private Map<String, Object> policy(List<Map<String, Object>> statements) {
        return Cfn.resource(
                "AWS::IAM::Policy",
                Cfn.map(
                        "PolicyName", function.name(),
                        "Roles", List.of(Cfn.ref(base + "Role")),
                        "PolicyDocument", document(statements)));
    }

    static Map<String, Object> document(List<?> statements) {
        return Cfn.map("Version", VERSION_2012, "Statement", statements);
    }

    private Map<String, Object> function() {
        var properties = Cfn.map(
                "FunctionName", Names.physical(function.name()),
                "Description", function.description(),
                "MemorySize", function.memory(),
                "Timeout", function.timeout(),
                "Role", Cfn.attribute(base + "Role", "Arn"),
                "Environment", Cfn.map("Variables", Variables.of(function, declared)),
                "LoggingConfig", Cfn.map("LogGroup", Cfn.ref(base + "Logs")),
                "VpcConfig", place.vpc(),
                "RecursiveLoop", function.continuation() > 0 ? "Allow" : "");
        place.code(properties, artefacts);
        return properties;
    }

    /** Kept when it is replaced and when it leaves the template: a rollback needs something to go back to. */
    private Map<String, Object> version() {
        return Cfn.map(
                "Type", "AWS::Lambda::Version",
                "DeletionPolicy", "Retain",
                "UpdateReplacePolicy", "Retain",
                "Properties", Cfn.map("FunctionName", Cfn.ref(base + "Function")));
    }

    private Map<String, Object> alias(String version) {
        return Cfn.resource(
                "AWS::Lambda::Alias",
                Cfn.map(
                        "FunctionName", Cfn.ref(base + "Function"),
                        "FunctionVersion", Cfn.attribute(version, "Version"),
                        "Name", Names.ALIAS));
    }

    /** Lambda would repeat twice what nobody asked it to repeat. */
    private Map<String, Object> invocation() {
        var resource = Cfn.resource(
                "AWS::Lambda::EventInvokeConfig",
                Cfn.map(
                        "FunctionName", Cfn.ref(base + "Function"),
                        "Qualifier", Names.ALIAS,
                        "MaximumRetryAttempts", function.retries()));
        resource.put("DependsOn", base + "Live");
        return resource;
    }
}
