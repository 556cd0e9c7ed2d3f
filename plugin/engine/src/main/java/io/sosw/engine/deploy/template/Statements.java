package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Trigger;
import io.sosw.engine.project.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function may do, derived from what it declares: exact resources. Wildcards stand only where AWS has no other
 * way to say it: the objects of a bucket, the indexes of a table, the six characters that end a secret's ARN.
 */
final class Statements {
    private static final Map<String, List<String>> ACTIONS = Map.ofEntries(
            Map.entry("queue send", List.of("sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes")),
            Map.entry(
                    "queue receive",
                    List.of(
                            "sqs:ReceiveMessage",
                            "sqs:DeleteMessage",
                            "sqs:ChangeMessageVisibility",
                            "sqs:GetQueueUrl",
                            "sqs:GetQueueAttributes")),
            Map.entry(
                    "table read",
                    List.of(
                            "dynamodb:GetItem",
                            "dynamodb:BatchGetItem",
                            "dynamodb:Query",
                            "dynamodb:Scan",
                            "dynamodb:ConditionCheckItem",
                            "dynamodb:DescribeTable")),
            Map.entry(
                    "table write",
                    List.of(
                            "dynamodb:PutItem",
                            "dynamodb:UpdateItem",
                            "dynamodb:DeleteItem",
                            "dynamodb:BatchWriteItem",
                            "dynamodb:DescribeTable")),
            Map.entry("topic publish", List.of("sns:Publish")),
            Map.entry("secret read", List.of("secretsmanager:GetSecretValue")),
            Map.entry("parameter read", List.of("ssm:GetParameter", "ssm:GetParameters")),
            Map.entry("parameter write", List.of("ssm:PutParameter")),
            Map.entry("email send", List.of("ses:SendEmail", "ses:SendRawEmail")),
            Map.entry("objects read", List.of("s3:GetObject")),
            Map.entry("objects write", List.of("s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload")));

    private final Declared declared;
    private final List<Map<String, Object>> all = new ArrayList<>();

    private Statements(Declared declared) {
        this.declared = declared;
    }

    static List<Map<String, Object>> of(FunctionSpec function, Declared declared) {
        var statements = new Statements(declared);
        statements.trigger(function);
        function.uses().forEach(use -> statements.use(use));
        if (!function.labourer().isEmpty()) {
            statements.labourer(function.labourer());
        }
        function.calls().forEach(called -> statements.call(called));
        if (function.continuation() > 0 && !function.calls().contains(function.name())) {
            statements.call(function.name());
        }
        return statements.all;
    }

    private void trigger(FunctionSpec function) {
        if (function.trigger() instanceof Trigger.Queue queue) {
            allow(
                    List.of(
                            "sqs:ReceiveMessage",
                            "sqs:DeleteMessage",
                            "sqs:ChangeMessageVisibility",
                            "sqs:GetQueueAttributes"),
                    List.of(declared.arn(queue.resource())));
        } else if (function.trigger() instanceof Trigger.Table table) {
            allow(
                    List.of(
                            "dynamodb:DescribeStream",
                            "dynamodb:GetRecords",
                            "dynamodb:GetShardIterator",
                            "dynamodb:ListStreams"),
                    List.of(declared.attribute(table.resource(), "StreamArn")));
        }
    }

    private void use(Use use) {
        switch (use.kind()) {
            case "bucket":
                bucket(use);
                break;
            case "table":
                allow(actions("table", use.access()), declared.tableAndIndexes(use.resource()));
                break;
            case "topic":
                allow(actions("topic", use.access()), List.of(declared.refOrName(use.resource())));
                break;
            case "secret":
                allow(actions("secret", use.access()), List.of(declared.secret(use.resource())));
                break;
            case "parameter":
                allow(actions("parameter", use.access()), List.of(declared.parameter(use.resource())));
                break;
            case "email":
                allow(actions("email", use.access()), List.of(declared.identity(use.resource())));
                break;
            case "queue":
                allow(actions("queue", use.access()), List.of(declared.arn(use.resource())));
                break;
            case "labourers":
                labourers(use);
                break;
            case "database":
                database(use.resource());
                break;
            default: // nothing that IAM knows
        }
    }

    /** A database is reached by its password, not by IAM; one that RDS keeps and changes can be asked for. */
    private void database(String id) {
        if (declared.managesPassword(id)) {
            allow(List.of("secretsmanager:GetSecretValue"), List.of(Cfn.attribute(id, Declared.MASTER_SECRET)));
        }
    }

    private void bucket(Use use) {
        if (!use.access().equals("write")) {
            allow(List.of("s3:ListBucket"), List.of(declared.arn(use.resource())));
        }
        allow(actions("objects", use.access()), List.of(declared.objects(use.resource())));
    }

    /** Whoever may read a path of parameters may read all below it. A metric has no ARN. */
    private void labourers(Use use) {
        allow(List.of("ssm:GetParametersByPath"), List.of(declared.parameter(use.resource())));
        if (use.access().equals("invoke")) {
            allow(List.of("cloudwatch:GetMetricStatistics"), List.of("*"));
        }
    }

    /** Claims an attempt, records what came of it, puts what is left as another task. */
    private void labourer(Map<String, Object> labourer) {
        allow(
                List.of("dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:PutItem"),
                List.of(table(labourer.get("tasks_table"))));
        if (labourer.containsKey("meta_table")) {
            allow(List.of("dynamodb:BatchWriteItem"), List.of(table(labourer.get("meta_table"))));
        }
    }

    private static Object table(@Nullable Object name) {
        return Cfn.sub("arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/" + name);
    }

    private static List<String> actions(String kind, String access) {
        if (!access.equals("readwrite")) {
            return ACTIONS.getOrDefault(kind + " " + access, List.of());
        }
        var both = new ArrayList<String>();
        List.of("read", "receive", "write", "send")
                .forEach(each -> both.addAll(ACTIONS.getOrDefault(kind + " " + each, List.of())));
        return both.stream().distinct().toList();
    }

    private void call(String called) {
        allow(List.of("lambda:InvokeFunction"), List.of(Names.arn(called, ""), Names.arn(called, ":" + Names.ALIAS)));
    }

    private void allow(List<String> actions, List<Object> resources) {
        all.add(Cfn.map("Effect", "Allow", "Action", actions, "Resource", resources));
    }
}
