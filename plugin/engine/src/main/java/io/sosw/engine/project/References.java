package io.sosw.engine.project;

import java.util.List;
import java.util.Map;

/** Checks that the resources and functions that functions name exist. */
final class References {
    private static final Map<String, List<String>> TYPES = Map.of(
            "queue", List.of("AWS::SQS::Queue"),
            "bucket", List.of("AWS::S3::Bucket"),
            "topic", List.of("AWS::SNS::Topic"),
            "table", List.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"),
            "database", List.of("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"));

    private final List<FunctionSpec> functions;
    private final TemplateOutline template;
    private final Findings findings;

    References(List<FunctionSpec> functions, TemplateOutline template, Findings findings) {
        this.functions = functions;
        this.template = template;
        this.findings = findings;
    }

    void check(Block block) {
        var names = functions.stream().map(FunctionSpec::name).toList();
        for (FunctionSpec function : functions) {
            var own = block.block(function.name());
            if (function.trigger() != null) {
                resource(function.trigger().type(), function.trigger().resource(), own.lineOf("trigger"));
            }
            function.uses().forEach(use -> resource(use.kind(), use.resource(), own.lineOf("uses")));
            function.calls().stream()
                    .filter(called -> !names.contains(called))
                    .forEach(called -> findings.add(
                            own.lineOf("calls"),
                            "function '" + function.name() + "' calls '" + called + "', which is not declared"
                                    + Nearest.suggestion(called, names)));
        }
    }

    private void resource(String kind, String resource, int line) {
        var types = TYPES.get(kind);
        if (types == null || !template.present() || resource.startsWith("arn:")) {
            return;
        }
        var type = template.types().get(resource);
        if (type == null) {
            findings.add(
                    line,
                    "there is no " + kind + " '" + resource + "' in " + template.file()
                            + Nearest.suggestion(resource, template.named(types)));
        } else if (!types.contains(type)) {
            findings.add(line, "'" + resource + "' is no " + kind + " but " + type + " in " + template.file());
        }
    }
}
