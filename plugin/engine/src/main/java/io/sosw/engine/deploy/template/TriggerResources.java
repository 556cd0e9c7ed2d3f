package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Trigger;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What makes AWS call a function. */
final class TriggerResources {
    private final FunctionSpec function;
    private final Declared declared;
    private final Map<String, Object> resources;
    private final String base;
    private final Map<String, Object> all = new LinkedHashMap<>();

    /**
     * @param resources of the template; a bucket among them is told whom to call
     */
    TriggerResources(FunctionSpec function, Declared declared, Map<String, Object> resources) {
        this.function = function;
        this.declared = declared;
        this.resources = resources;
        this.base = Names.base(function.name());
    }

    Map<String, Object> all() {
        Trigger trigger = function.trigger();
        if (trigger instanceof Trigger.Queue queue) {
            mapping(
                    "EventSourceArn", declared.arn(queue.resource()),
                    "BatchSize", queue.batch(),
                    "MaximumBatchingWindowInSeconds", queue.window() == 0 ? "" : queue.window());
        } else if (trigger instanceof Trigger.Table table) {
            mapping(
                    "EventSourceArn",
                    declared.attribute(table.resource(), "StreamArn"),
                    "StartingPosition",
                    "LATEST",
                    "BatchSize",
                    table.batch(),
                    "MaximumBatchingWindowInSeconds",
                    table.window() == 0 ? "" : table.window());
        } else if (trigger instanceof Trigger.Topic topic) {
            topic(topic);
        } else if (trigger instanceof Trigger.Schedule schedule) {
            schedule(schedule);
        } else if (trigger instanceof Trigger.Events events) {
            rule("", "EventPattern", events.pattern(), "EventBusName", bus(events.resource()));
        } else if (trigger instanceof Trigger.Url url) {
            url(url);
        } else if (trigger instanceof Trigger.Bucket bucket) {
            bucket(bucket);
        }
        return all;
    }

    private void mapping(Object... source) {
        var properties = Cfn.map(source);
        properties.put("FunctionName", Cfn.ref(base + "Live"));
        properties.put("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
        var resource = Cfn.resource("AWS::Lambda::EventSourceMapping", properties);
        resource.put("DependsOn", base + "Policy");
        all.put(base + "Trigger", resource);
    }

    private void topic(Trigger.Topic topic) {
        var arn = declared.refOrName(topic.resource());
        permission("sns.amazonaws.com", "SourceArn", arn);
        all.put(
                base + "Trigger",
                Cfn.resource(
                        "AWS::SNS::Subscription",
                        Cfn.map("Protocol", "lambda", "TopicArn", arn, "Endpoint", Cfn.ref(base + "Live"))));
    }

    private void schedule(Trigger.Schedule schedule) {
        if (schedule.resource().startsWith("at(")) {
            once(schedule);
            return;
        }
        rule(input(schedule), "ScheduleExpression", schedule.resource());
    }

    /** Text of JSON; empty for the event that EventBridge makes. */
    private static String input(Trigger.Schedule schedule) {
        return schedule.input().isEmpty() ? "" : Json.write(schedule.input());
    }

    private void rule(String input, Object... when) {
        var properties = Cfn.map(when);
        properties.put("Targets", List.of(Cfn.map("Id", "function", "Arn", Cfn.ref(base + "Live"), "Input", input)));
        all.put(base + "Trigger", Cfn.resource("AWS::Events::Rule", properties));
        permission("events.amazonaws.com", "SourceArn", Cfn.attribute(base + "Trigger", "Arn"));
    }

    /** None needs to be named for the one that every account has. */
    private Object bus(String bus) {
        return declared.has(bus) ? Cfn.ref(bus) : bus.equals(Trigger.Events.DEFAULT) ? "" : bus;
    }

    /** EventBridge's rules know no single time; its Scheduler does, and calls by a role. */
    private void once(Trigger.Schedule schedule) {
        var role = base + "TriggerRole";
        var allowed = Cfn.map(
                "Effect", "Allow", "Action", "lambda:InvokeFunction", "Resource", List.of(Cfn.ref(base + "Live")));
        all.put(
                role,
                Cfn.resource(
                        "AWS::IAM::Role",
                        Cfn.map(
                                "AssumeRolePolicyDocument",
                                FunctionResources.document(List.of(Cfn.map(
                                        "Effect",
                                        "Allow",
                                        "Principal",
                                        Cfn.map("Service", "scheduler.amazonaws.com"),
                                        "Action",
                                        "sts:AssumeRole",
                                        "Condition",
                                        Cfn.map(
                                                "StringEquals",
                                                Cfn.map("aws:SourceAccount", Cfn.ref("AWS::AccountId")))))),
                                "Policies",
                                List.of(Cfn.map(
                                        "PolicyName",
                                        "call",
                                        "PolicyDocument",
                                        FunctionResources.document(List.of(allowed)))))));
        all.put(
                base + "Trigger",
                Cfn.resource(
                        "AWS::Scheduler::Schedule",
                        Cfn.map(
                                "ScheduleExpression", schedule.resource(),
                                "FlexibleTimeWindow", Cfn.map("Mode", "OFF"),
                                "Target",
                                        Cfn.map(
                                                "Arn",
                                                Cfn.ref(base + "Live"),
                                                "RoleArn",
                                                Cfn.attribute(role, "Arn"),
                                                "Input",
                                                input(schedule)))));
    }

    private void url(Trigger.Url url) {
        boolean open = url.resource().equals("none");
        var resource = Cfn.resource(
                "AWS::Lambda::Url",
                Cfn.map(
                        "TargetFunctionArn",
                        Cfn.ref(base + "Function"),
                        "Qualifier",
                        Names.ALIAS,
                        "AuthType",
                        open ? "NONE" : "AWS_IAM"));
        resource.put("DependsOn", base + "Live");
        all.put(base + "Trigger", resource);
        if (open) {
            var permission = Cfn.map(
                    "FunctionName", Cfn.ref(base + "Live"),
                    "Action", "lambda:InvokeFunctionUrl",
                    "Principal", "*",
                    "FunctionUrlAuthType", "NONE");
            all.put(base + "Permission", Cfn.resource("AWS::Lambda::Permission", permission));
        }
    }

    private void bucket(Trigger.Bucket bucket) {
        if (!declared.has(bucket.resource())) {
            throw new UserError(
                    "function '" + function.name() + "' (sosw.yml:" + function.line() + ") is called by the bucket "
                            + bucket.resource() + ", which template.yaml does not declare",
                    "declare the bucket in template.yaml, or let it announce its objects on a queue.",
                    "deploy-template");
        }
        var name = declared.property(bucket.resource(), "BucketName");
        permission(
                "s3.amazonaws.com",
                "SourceAccount",
                Cfn.ref("AWS::AccountId"),
                "SourceArn",
                name == null ? "" : bucketArn(name));
        announce(bucket);
    }

    /** By its name, since a reference to the bucket would close a circle. */
    static Object bucketArn(Object name) {
        return Cfn.map("Fn::Join", List.of("", List.of("arn:", Cfn.ref("AWS::Partition"), ":s3:::", name)));
    }

    private void announce(Trigger.Bucket bucket) {
        var declaration = Cfn.child(resources, bucket.resource());
        var notification = Cfn.child(Cfn.child(declaration, "Properties"), "NotificationConfiguration");
        var calls = new ArrayList<Object>(list(notification.get("LambdaConfigurations")));
        var rules = new ArrayList<Object>();
        rule(rules, "prefix", bucket.prefix());
        rule(rules, "suffix", bucket.suffix());
        for (String event : bucket.events()) {
            var call = Cfn.map("Event", event, "Function", Cfn.ref(base + "Live"));
            if (!rules.isEmpty()) {
                call.put("Filter", Cfn.map("S3Key", Cfn.map("Rules", rules)));
            }
            calls.add(call);
        }
        notification.put("LambdaConfigurations", calls);
        dependsOn(declaration, base + "Permission");
    }

    static void dependsOn(Map<String, Object> declaration, String other) {
        var depends = declaration.get("DependsOn");
        var all = new ArrayList<Object>(depends == null ? List.of() : list(depends));
        all.add(other);
        declaration.put("DependsOn", all);
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list
                : value == null ? List.of() : List.of(Objects.requireNonNull(value));
    }

    private static void rule(List<Object> rules, String name, String value) {
        if (!value.isEmpty()) {
            rules.add(Cfn.map("Name", name, "Value", value));
        }
    }

    private void permission(String service, Object... source) {
        var properties = Cfn.map(
                "FunctionName", Cfn.ref(base + "Live"), "Action", "lambda:InvokeFunction", "Principal", service);
        properties.putAll(Cfn.map(source));
        all.put(base + "Permission", Cfn.resource("AWS::Lambda::Permission", properties));
    }
}
